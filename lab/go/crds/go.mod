module cdk8s-mesh/lab/crds

go 1.26.0

require (
	github.com/kedacore/keda/v2 v2.20.2
	istio.io/api v1.31.1
	k8s.io/autoscaler/vertical-pod-autoscaler v1.7.1
	sigs.k8s.io/gateway-api v1.6.1
)
