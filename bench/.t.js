require('cdk8s');require('cdk8s-plus-28');
const t0=performance.now();
require(process.argv[2]);
console.log(process.argv[2],(performance.now()-t0).toFixed(1));
