/** The validation of cdk8s.yaml: cdk8s requires it, and a fresh clone has the sources only. */
require('tsx/cjs');

module.exports = require('../../lib/plugin');
