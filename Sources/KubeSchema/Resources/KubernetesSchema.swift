// swift-format-ignore-file
// Made by scripts/kubernetes-schema.py; change that, not this. SchemaText.swift describes the format.

/// The kinds and types of Kubernetes, as data.
let kubernetesSchema: StaticString = #"""
schema	1	Kubernetes 1.36
R		v1	Binding	bindings	binding	N			create		206
R		v1	ComponentStatus	componentstatuses	componentstatus	C	cs		get,list		217
R		v1	ConfigMap	configmaps	configmap	N	cm		*		219
R		v1	Endpoints	endpoints	endpoints	N	ep		*		247
R		v1	Event	events	event	N	ev		*		254
R		v1	LimitRange	limitranges	limitrange	N	limits		*		281
R		v1	Namespace	namespaces	namespace	C	ns		create,delete,get,list,patch,update,watch	finalize:update,status:get+patch+update	292
R		v1	Node	nodes	node	C	no		*	proxy=//NodeProxyOptions:create+delete+get+patch+update,status:get+patch+update	297
R		v1	PersistentVolumeClaim	persistentvolumeclaims	persistentvolumeclaim	N	pvc		*	status:get+patch+update	319
R		v1	PersistentVolume	persistentvolumes	persistentvolume	C	pv		*	status:get+patch+update	318
R		v1	Pod	pods	pod	N	po	all	*	attach=//PodAttachOptions:create+get,binding=//Binding:create,ephemeralcontainers:get+patch+update,eviction=policy/v1/Eviction:create,exec=//PodExecOptions:create+get,log:get,portforward=//PodPortForwardOptions:create+get,proxy=//PodProxyOptions:create+delete+get+patch+update,resize:get+patch+update,status:get+patch+update	330
R		v1	PodTemplate	podtemplates	podtemplate	N			*		350
R		v1	ReplicationController	replicationcontrollers	replicationcontroller	N	rc	all	*	scale=autoscaling/v1/Scale:get+patch+update,status:get+patch+update	361
R		v1	ResourceQuota	resourcequotas	resourcequota	N	quota		*	status:get+patch+update	369
R		v1	Secret	secrets	secret	N			*		381
R		v1	ServiceAccount	serviceaccounts	serviceaccount	N	sa		*	token=authentication.k8s.io/v1/TokenRequest:create	390
R		v1	Service	services	service	N	svc	all	*	proxy=//ServiceProxyOptions:create+delete+get+patch+update,status:get+patch+update	389
R	apiregistration.k8s.io	v1	APIService	apiservices	apiservice	C		api-extensions	*	status:get+patch+update	754
R	apps	v1	ControllerRevision	controllerrevisions	controllerrevision	N			*		71
R	apps	v1	DaemonSet	daemonsets	daemonset	N	ds	all	*	status:get+patch+update	73
R	apps	v1	Deployment	deployments	deployment	N	deploy	all	*	scale=autoscaling/v1/Scale:get+patch+update,status:get+patch+update	79
R	apps	v1	ReplicaSet	replicasets	replicaset	N	rs	all	*	scale=autoscaling/v1/Scale:get+patch+update,status:get+patch+update	85
R	apps	v1	StatefulSet	statefulsets	statefulset	N	sts	all	*	scale=autoscaling/v1/Scale:get+patch+update,status:get+patch+update	93
R	events.k8s.io	v1	Event	events	event	N	ev		*		429
R	authentication.k8s.io	v1	SelfSubjectReview	selfsubjectreviews	selfsubjectreview	C			create		102
R	authentication.k8s.io	v1	TokenReview	tokenreviews	tokenreview	C			create		107
R	authorization.k8s.io	v1	LocalSubjectAccessReview	localsubjectaccessreviews	localsubjectaccessreview	N			create		113
R	authorization.k8s.io	v1	SelfSubjectAccessReview	selfsubjectaccessreviews	selfsubjectaccessreview	C			create		118
R	authorization.k8s.io	v1	SelfSubjectRulesReview	selfsubjectrulesreviews	selfsubjectrulesreview	C			create		120
R	authorization.k8s.io	v1	SubjectAccessReview	subjectaccessreviews	subjectaccessreview	C			create		122
R	autoscaling	v2	HorizontalPodAutoscaler	horizontalpodautoscalers	horizontalpodautoscaler	N	hpa	all	*	status:get+patch+update	141
R	autoscaling	v1	HorizontalPodAutoscaler	horizontalpodautoscalers	horizontalpodautoscaler	N	hpa	all	*	status:get+patch+update	127
R	batch	v1	CronJob	cronjobs	cronjob	N	cj	all	*	status:get+patch+update	158
R	batch	v1	Job	jobs	job	N		all	*	status:get+patch+update	162
R	certificates.k8s.io	v1	CertificateSigningRequest	certificatesigningrequests	certificatesigningrequest	C	csr		*	approval:get+patch+update,status:get+patch+update	175
R	certificates.k8s.io	v1beta1	ClusterTrustBundle	clustertrustbundles	clustertrustbundle	C			*		183
R	certificates.k8s.io	v1beta1	PodCertificateRequest	podcertificaterequests	podcertificaterequest	N			*	status:get+patch+update	186
R	certificates.k8s.io	v1alpha1	ClusterTrustBundle	clustertrustbundles	clustertrustbundle	C			*		180
R	networking.k8s.io	v1	IngressClass	ingressclasses	ingressclass	C			*		463
R	networking.k8s.io	v1	Ingress	ingresses	ingress	N	ing		*	status:get+patch+update	461
R	networking.k8s.io	v1	IPAddress	ipaddresses	ipaddress	C	ip		*		457
R	networking.k8s.io	v1	NetworkPolicy	networkpolicies	networkpolicy	N	netpol		*		476
R	networking.k8s.io	v1	ServiceCIDR	servicecidrs	servicecidr	C			*	status:get+patch+update	485
R	networking.k8s.io	v1beta1	IPAddress	ipaddresses	ipaddress	C	ip		*		489
R	networking.k8s.io	v1beta1	ServiceCIDR	servicecidrs	servicecidr	C			*	status:get+patch+update	493
R	policy	v1	PodDisruptionBudget	poddisruptionbudgets	poddisruptionbudget	N	pdb		*	status:get+patch+update	502
R	rbac.authorization.k8s.io	v1	ClusterRoleBinding	clusterrolebindings	clusterrolebinding	C			*		508
R	rbac.authorization.k8s.io	v1	ClusterRole	clusterroles	clusterrole	C			*		507
R	rbac.authorization.k8s.io	v1	RoleBinding	rolebindings	rolebinding	N			*		513
R	rbac.authorization.k8s.io	v1	Role	roles	role	N			*		512
R	storage.k8s.io	v1	CSIDriver	csidrivers	csidriver	C			*		683
R	storage.k8s.io	v1	CSINode	csinodes	csinode	C			*		686
R	storage.k8s.io	v1	CSIStorageCapacity	csistoragecapacities	csistoragecapacity	N			*		690
R	storage.k8s.io	v1	StorageClass	storageclasses	storageclass	C	sc		*		692
R	storage.k8s.io	v1	VolumeAttachment	volumeattachments	volumeattachment	C			*	status:get+patch+update	695
R	storage.k8s.io	v1	VolumeAttributesClass	volumeattributesclasses	volumeattributesclass	C	vac		*		700
R	storage.k8s.io	v1beta1	VolumeAttributesClass	volumeattributesclasses	volumeattributesclass	C	vac		*		704
R	admissionregistration.k8s.io	v1	MutatingAdmissionPolicy	mutatingadmissionpolicies	mutatingadmissionpolicy	C		api-extensions	*		6
R	admissionregistration.k8s.io	v1	MutatingAdmissionPolicyBinding	mutatingadmissionpolicybindings	mutatingadmissionpolicybinding	C		api-extensions	*		7
R	admissionregistration.k8s.io	v1	MutatingWebhookConfiguration	mutatingwebhookconfigurations	mutatingwebhookconfiguration	C		api-extensions	*		13
R	admissionregistration.k8s.io	v1	ValidatingAdmissionPolicy	validatingadmissionpolicies	validatingadmissionpolicy	C		api-extensions	*	status:get+patch+update	22
R	admissionregistration.k8s.io	v1	ValidatingAdmissionPolicyBinding	validatingadmissionpolicybindings	validatingadmissionpolicybinding	C		api-extensions	*		23
R	admissionregistration.k8s.io	v1	ValidatingWebhookConfiguration	validatingwebhookconfigurations	validatingwebhookconfiguration	C		api-extensions	*		30
R	admissionregistration.k8s.io	v1beta1	MutatingAdmissionPolicy	mutatingadmissionpolicies	mutatingadmissionpolicy	C		api-extensions	*		54
R	admissionregistration.k8s.io	v1beta1	MutatingAdmissionPolicyBinding	mutatingadmissionpolicybindings	mutatingadmissionpolicybinding	C		api-extensions	*		55
R	admissionregistration.k8s.io	v1alpha1	MutatingAdmissionPolicy	mutatingadmissionpolicies	mutatingadmissionpolicy	C		api-extensions	*		39
R	admissionregistration.k8s.io	v1alpha1	MutatingAdmissionPolicyBinding	mutatingadmissionpolicybindings	mutatingadmissionpolicybinding	C		api-extensions	*		40
R	apiextensions.k8s.io	v1	CustomResourceDefinition	customresourcedefinitions	customresourcedefinition	C	crd,crds	api-extensions	*	status:get+patch+update	712
R	scheduling.k8s.io	v1	PriorityClass	priorityclasses	priorityclass	C	pc		*		663
R	scheduling.k8s.io	v1alpha2	PodGroup	podgroups	podgroup	N			*	status:get+patch+update	667
R	scheduling.k8s.io	v1alpha2	Workload	workloads	workload	N			*		679
R	coordination.k8s.io	v1	Lease	leases	lease	N			*		190
R	coordination.k8s.io	v1beta1	LeaseCandidate	leasecandidates	leasecandidate	N			*		196
R	coordination.k8s.io	v1alpha2	LeaseCandidate	leasecandidates	leasecandidate	N			*		193
R	node.k8s.io	v1	RuntimeClass	runtimeclasses	runtimeclass	C			*		498
R	discovery.k8s.io	v1	EndpointSlice	endpointslices	endpointslice	N			*		425
R	resource.k8s.io	v1	DeviceClass	deviceclasses	deviceclass	C			*		533
R	resource.k8s.io	v1	ResourceClaim	resourceclaims	resourceclaim	N			*	status:get+patch+update	549
R	resource.k8s.io	v1	ResourceClaimTemplate	resourceclaimtemplates	resourceclaimtemplate	N			*		554
R	resource.k8s.io	v1	ResourceSlice	resourceslices	resourceslice	C			*		558
R	resource.k8s.io	v1beta2	DeviceClass	deviceclasses	deviceclass	C			*		630
R	resource.k8s.io	v1beta2	DeviceTaintRule	devicetaintrules	devicetaintrule	C			*	status:get+patch+update	641
R	resource.k8s.io	v1beta2	ResourceClaim	resourceclaims	resourceclaim	N			*	status:get+patch+update	651
R	resource.k8s.io	v1beta2	ResourceClaimTemplate	resourceclaimtemplates	resourceclaimtemplate	N			*		656
R	resource.k8s.io	v1beta2	ResourceSlice	resourceslices	resourceslice	C			*		660
R	resource.k8s.io	v1beta1	DeviceClass	deviceclasses	deviceclass	C			*		588
R	resource.k8s.io	v1beta1	ResourceClaim	resourceclaims	resourceclaim	N			*	status:get+patch+update	603
R	resource.k8s.io	v1beta1	ResourceClaimTemplate	resourceclaimtemplates	resourceclaimtemplate	N			*		608
R	resource.k8s.io	v1beta1	ResourceSlice	resourceslices	resourceslice	C			*		612
R	resource.k8s.io	v1alpha3	DeviceTaintRule	devicetaintrules	devicetaintrule	C			*	status:get+patch+update	562
R	resource.k8s.io	v1alpha3	ResourcePoolStatusRequest	resourcepoolstatusrequests	resourcepoolstatusrequest	C			*	status:get+patch+update	568
R	flowcontrol.apiserver.k8s.io	v1	FlowSchema	flowschemas	flowschema	C			*	status:get+patch+update	434
R	flowcontrol.apiserver.k8s.io	v1	PriorityLevelConfiguration	prioritylevelconfigurations	prioritylevelconfiguration	C			*	status:get+patch+update	444
R	internal.apiserver.k8s.io	v1alpha1	StorageVersion	storageversions	storageversion	C			*	status:get+patch+update	66
R	storagemigration.k8s.io	v1beta1	StorageVersionMigration	storageversionmigrations	storageversionmigration	C			*	status:get+patch+update	706
K		v1	APIGroup	730
K		v1	APIVersions	734
K		v1	DeleteOptions	736
K		v1	Status	749
K		v1	WatchEvent	752
K	authentication.k8s.io	v1	TokenRequest	104
K	autoscaling	v1	Scale	131
K	policy	v1	Eviction	501
T	admissionregistration.v1.ApplyConfiguration	-	expression|s|n1|-
T	admissionregistration.v1.AuditAnnotation	-	key|s|n1|!|+ valueExpression|s|n2|!|+
T	admissionregistration.v1.ExpressionWarning	-	fieldRef|s|n2|!|+ warning|s|n3|!|+
T	admissionregistration.v1.JSONPatch	-	expression|s|n1|-
T	admissionregistration.v1.MatchCondition	-	name|s|n1|!|+ expression|s|n2|!|+
T	admissionregistration.v1.MatchResources	A	namespaceSelector|@740|n1 objectSelector|@740|n2 resourceRules|[@16|n3|La excludeResourceRules|[@16|n4|La matchPolicy|s|Gv1.MatchPolicyType|n7
T	admissionregistration.v1.MutatingAdmissionPolicy	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@11|n2|+
T	admissionregistration.v1.MutatingAdmissionPolicyBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@9|n2|+
T	admissionregistration.v1.MutatingAdmissionPolicyBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@7|n2|!
T	admissionregistration.v1.MutatingAdmissionPolicyBindingSpec	-	policyName|s|n1|- paramRef|@18|n2 matchResources|@5|n3
T	admissionregistration.v1.MutatingAdmissionPolicyList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@6|n2|!
T	admissionregistration.v1.MutatingAdmissionPolicySpec	-	paramKind|@17|n1 matchConstraints|@5|n2 variables|[@33|n3|La mutations|[@15|n4|La failurePolicy|s|Gv1.FailurePolicyType|n5 matchConditions|[@4|n6|Lmname|Pm|Kname reinvocationPolicy|s|Gv1.ReinvocationPolicyType|n7|-
T	admissionregistration.v1.MutatingWebhook	-	name|s|n1|!|+ clientConfig|@34|n2|!|+ rules|[@19|n3|La failurePolicy|s|Gv1.FailurePolicyType|n4 matchPolicy|s|Gv1.MatchPolicyType|n9 namespaceSelector|@740|n5 objectSelector|@740|n11 sideEffects|s|Gv1.SideEffectClass|n6|! timeoutSeconds|i|n7 admissionReviewVersions|[s|n8|!|La reinvocationPolicy|s|Gv1.ReinvocationPolicyType|n10 matchConditions|[@4|n12|Lmname|Pm|Kname
T	admissionregistration.v1.MutatingWebhookConfiguration	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ webhooks|[@12|n2|Lmname|Pm|Kname
T	admissionregistration.v1.MutatingWebhookConfigurationList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@13|n2|!
T	admissionregistration.v1.Mutation	-	patchType|s|Gv1.PatchType|n2|!|+ applyConfiguration|@0|n3 jsonPatch|@3|n4
T	admissionregistration.v1.NamedRuleWithOperations	A	resourceNames|[s|n1|La operations|[s|G[]v1.OperationType|n1|La apiGroups|[s|n1|La apiVersions|[s|n2|La resources|[s|n3|La scope|s|Gv1.ScopeType|n4
T	admissionregistration.v1.ParamKind	A	apiVersion|s|n1|- kind|s|n2|-
T	admissionregistration.v1.ParamRef	A	name|s|n1|- namespace|s|n2|- selector|@740|n3 parameterNotFoundAction|s|Gv1.ParameterNotFoundActionType|n4
T	admissionregistration.v1.RuleWithOperations	-	operations|[s|G[]v1.OperationType|n1|La apiGroups|[s|n1|La apiVersions|[s|n2|La resources|[s|n3|La scope|s|Gv1.ScopeType|n4
T	admissionregistration.v1.ServiceReference	-	namespace|s|n1|!|+ name|s|n2|!|+ path|s|n3 port|i|n4
T	admissionregistration.v1.TypeChecking	-	expressionWarnings|[@2|n1|La
T	admissionregistration.v1.ValidatingAdmissionPolicy	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@27|n2|+ status|@28|n3|+
T	admissionregistration.v1.ValidatingAdmissionPolicyBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@25|n2|!|+
T	admissionregistration.v1.ValidatingAdmissionPolicyBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@23|n2|!
T	admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec	-	policyName|s|n1|!|- paramRef|@18|n2 matchResources|@5|n3 validationActions|[s|G[]v1.ValidationAction|n4|!|Ls
T	admissionregistration.v1.ValidatingAdmissionPolicyList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@22|n2|!
T	admissionregistration.v1.ValidatingAdmissionPolicySpec	-	paramKind|@17|n1 matchConstraints|@5|n2 validations|[@32|n3|La failurePolicy|s|Gv1.FailurePolicyType|n4 auditAnnotations|[@1|n5|La matchConditions|[@4|n6|Lmname|Pm|Kname variables|[@33|n7|Lmname|Pm|Kname
T	admissionregistration.v1.ValidatingAdmissionPolicyStatus	-	observedGeneration|l|n1|- typeChecking|@21|n2 conditions|[@735|n3|Lmtype
T	admissionregistration.v1.ValidatingWebhook	-	name|s|n1|!|+ clientConfig|@34|n2|!|+ rules|[@19|n3|La failurePolicy|s|Gv1.FailurePolicyType|n4 matchPolicy|s|Gv1.MatchPolicyType|n9 namespaceSelector|@740|n5 objectSelector|@740|n10 sideEffects|s|Gv1.SideEffectClass|n6|! timeoutSeconds|i|n7 admissionReviewVersions|[s|n8|!|La matchConditions|[@4|n11|Lmname|Pm|Kname
T	admissionregistration.v1.ValidatingWebhookConfiguration	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ webhooks|[@29|n2|Lmname|Pm|Kname
T	admissionregistration.v1.ValidatingWebhookConfigurationList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@30|n2|!
T	admissionregistration.v1.Validation	-	expression|s|n1|!|+ message|s|n2|- reason|s|Gv1.StatusReason|n3 messageExpression|s|n4|-
T	admissionregistration.v1.Variable	A	name|s|n1|!|+ expression|s|n2|!|+
T	admissionregistration.v1.WebhookClientConfig	-	url|s|n3 service|@20|n1 caBundle|y|n2
T	admissionregistration.v1alpha1.ApplyConfiguration	-	expression|s|n1|-
T	admissionregistration.v1alpha1.JSONPatch	-	expression|s|n1|-
T	admissionregistration.v1alpha1.MatchCondition	-	expression|s|!|+ name|s|!|+
T	admissionregistration.v1alpha1.MatchResources	A	namespaceSelector|@740|n1 objectSelector|@740|n2 resourceRules|[@46|n3|La excludeResourceRules|[@46|n4|La matchPolicy|s|Gv1alpha1.MatchPolicyType|n7
T	admissionregistration.v1alpha1.MutatingAdmissionPolicy	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@44|n2|+
T	admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@42|n2|+
T	admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@40|n2|!
T	admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec	-	policyName|s|n1|- paramRef|@48|n2 matchResources|@38|n3
T	admissionregistration.v1alpha1.MutatingAdmissionPolicyList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@39|n2|!
T	admissionregistration.v1alpha1.MutatingAdmissionPolicySpec	-	paramKind|@47|n1 matchConstraints|@38|n2 variables|[@49|n3|La mutations|[@45|n4|La failurePolicy|s|Gv1alpha1.FailurePolicyType|n5 matchConditions|[@37|n6|Lmname|Pm|Kname reinvocationPolicy|s|Gv1alpha1.ReinvocationPolicyType|n7|-
T	admissionregistration.v1alpha1.Mutation	-	patchType|s|Gv1alpha1.PatchType|n2|!|+ applyConfiguration|@35|n3 jsonPatch|@36|n4
T	admissionregistration.v1alpha1.NamedRuleWithOperations	A	resourceNames|[s|n1|La apiGroups|[s|La apiVersions|[s|La operations|[s|La resources|[s|La scope|s
T	admissionregistration.v1alpha1.ParamKind	A	apiVersion|s|n1|- kind|s|n2|-
T	admissionregistration.v1alpha1.ParamRef	A	name|s|n1|- namespace|s|n2|- selector|@740|n3 parameterNotFoundAction|s|Gv1alpha1.ParameterNotFoundActionType|n4
T	admissionregistration.v1alpha1.Variable	-	name|s|n1|!|+ expression|s|n2|!|+
T	admissionregistration.v1beta1.ApplyConfiguration	-	expression|s|n1|-
T	admissionregistration.v1beta1.JSONPatch	-	expression|s|n1|-
T	admissionregistration.v1beta1.MatchCondition	-	name|s|n1|!|+ expression|s|n2|!|+
T	admissionregistration.v1beta1.MatchResources	A	namespaceSelector|@740|n1 objectSelector|@740|n2 resourceRules|[@61|n3|La excludeResourceRules|[@61|n4|La matchPolicy|s|Gv1beta1.MatchPolicyType|n7
T	admissionregistration.v1beta1.MutatingAdmissionPolicy	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@59|n2|+
T	admissionregistration.v1beta1.MutatingAdmissionPolicyBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@57|n2|+
T	admissionregistration.v1beta1.MutatingAdmissionPolicyBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@55|n2|!
T	admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec	-	policyName|s|n1|- paramRef|@63|n2 matchResources|@53|n3
T	admissionregistration.v1beta1.MutatingAdmissionPolicyList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@54|n2|!
T	admissionregistration.v1beta1.MutatingAdmissionPolicySpec	-	paramKind|@62|n1 matchConstraints|@53|n2 variables|[@64|n3|La mutations|[@60|n4|La failurePolicy|s|Gv1beta1.FailurePolicyType|n5 matchConditions|[@52|n6|Lmname|Pm|Kname reinvocationPolicy|s|Gv1beta1.ReinvocationPolicyType|n7|-
T	admissionregistration.v1beta1.Mutation	-	patchType|s|Gv1beta1.PatchType|n2|!|+ applyConfiguration|@50|n3 jsonPatch|@51|n4
T	admissionregistration.v1beta1.NamedRuleWithOperations	A	resourceNames|[s|n1|La apiGroups|[s|La apiVersions|[s|La operations|[s|La resources|[s|La scope|s
T	admissionregistration.v1beta1.ParamKind	A	apiVersion|s|n1|- kind|s|n2|-
T	admissionregistration.v1beta1.ParamRef	A	name|s|n1|- namespace|s|n2|- selector|@740|n3 parameterNotFoundAction|s|Gv1beta1.ParameterNotFoundActionType|n4
T	admissionregistration.v1beta1.Variable	A	name|s|n1|!|+ expression|s|n2|!|+
T	apiserverinternal.v1alpha1.ServerStorageVersion	-	apiServerID|s|n1|!|- encodingVersion|s|n2|!|- decodableVersions|[s|n3|!|Ls servedVersions|[s|n4|Ls
T	apiserverinternal.v1alpha1.StorageVersion	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|!|+ spec|@69|n2|+ status|@70|n3|+
T	apiserverinternal.v1alpha1.StorageVersionCondition	-	type|s|Gv1alpha1.StorageVersionConditionType|n1|!|+ status|s|Gv1alpha1.ConditionStatus|n2|!|+ observedGeneration|l|n3|- lastTransitionTime|t|n4|- reason|s|n5|!|+ message|s|n6|!|-
T	apiserverinternal.v1alpha1.StorageVersionList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@66|n2|!
T	apiserverinternal.v1alpha1.StorageVersionSpec	-	
T	apiserverinternal.v1alpha1.StorageVersionStatus	-	storageVersions|[@65|n1|LmapiServerID commonEncodingVersion|s|n2 conditions|[@67|n3|Lmtype
T	apps.v1.ControllerRevision	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ data|a|n2 revision|l|n3|!|+
T	apps.v1.ControllerRevisionList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@71|n2|!
T	apps.v1.DaemonSet	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@76|n2|+ status|@77|n3|+
T	apps.v1.DaemonSetCondition	-	type|s|Gv1.DaemonSetConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	apps.v1.DaemonSetList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@73|n2|!
T	apps.v1.DaemonSetSpec	-	selector|@740|n1|! template|@352|n2|!|+ updateStrategy|@78|n3|+ minReadySeconds|i|n4|- revisionHistoryLimit|i|n6
T	apps.v1.DaemonSetStatus	-	currentNumberScheduled|i|n1|!|+ numberMisscheduled|i|n2|!|+ desiredNumberScheduled|i|n3|!|+ numberReady|i|n4|!|+ observedGeneration|l|n5|- updatedNumberScheduled|i|n6|- numberAvailable|i|n7|- numberUnavailable|i|n8|- collisionCount|i|n9 conditions|[@74|n10|Lmtype|Pm|Ktype
T	apps.v1.DaemonSetUpdateStrategy	-	type|s|Gv1.DaemonSetUpdateStrategyType|n1|- rollingUpdate|@90|n2
T	apps.v1.Deployment	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@82|n2|+ status|@83|n3|+
T	apps.v1.DeploymentCondition	-	type|s|Gv1.DeploymentConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastUpdateTime|t|n6|- lastTransitionTime|t|n7|- reason|s|n4|- message|s|n5|-
T	apps.v1.DeploymentList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@79|n2|!
T	apps.v1.DeploymentSpec	-	replicas|i|n1 selector|@740|n2|! template|@352|n3|!|+ strategy|@84|n4|+|Pr minReadySeconds|i|n5|- revisionHistoryLimit|i|n6 paused|b|n7|- progressDeadlineSeconds|i|n9
T	apps.v1.DeploymentStatus	-	observedGeneration|l|n1|- replicas|i|n2|- updatedReplicas|i|n3|- readyReplicas|i|n7|- availableReplicas|i|n4|- unavailableReplicas|i|n5|- terminatingReplicas|i|n9 conditions|[@80|n6|Lmtype|Pm|Ktype collisionCount|i|n8
T	apps.v1.DeploymentStrategy	-	type|s|Gv1.DeploymentStrategyType|n1|- rollingUpdate|@91|n2
T	apps.v1.ReplicaSet	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@88|n2|+ status|@89|n3|+
T	apps.v1.ReplicaSetCondition	-	type|s|Gv1.ReplicaSetConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	apps.v1.ReplicaSetList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@85|n2|!
T	apps.v1.ReplicaSetSpec	-	replicas|i|n1 minReadySeconds|i|n4|- selector|@740|n2|! template|@352|n3|+
T	apps.v1.ReplicaSetStatus	-	replicas|i|n1|!|+ fullyLabeledReplicas|i|n2|- readyReplicas|i|n4|- availableReplicas|i|n5|- terminatingReplicas|i|n7 observedGeneration|l|n3|- conditions|[@86|n6|Lmtype|Pm|Ktype
T	apps.v1.RollingUpdateDaemonSet	-	maxUnavailable|x|n1 maxSurge|x|n2
T	apps.v1.RollingUpdateDeployment	-	maxUnavailable|x|n1 maxSurge|x|n2
T	apps.v1.RollingUpdateStatefulSetStrategy	-	partition|i|n1 maxUnavailable|x|n2
T	apps.v1.StatefulSet	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@98|n2|+ status|@99|n3|+
T	apps.v1.StatefulSetCondition	-	type|s|Gv1.StatefulSetConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	apps.v1.StatefulSetList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@93|n2|!
T	apps.v1.StatefulSetOrdinals	-	start|i|n1|+
T	apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy	-	whenDeleted|s|Gv1.PersistentVolumeClaimRetentionPolicyType|n1|- whenScaled|s|Gv1.PersistentVolumeClaimRetentionPolicyType|n2|-
T	apps.v1.StatefulSetSpec	-	replicas|i|n1 selector|@740|n2|! template|@352|n3|!|+ volumeClaimTemplates|[@319|n4|La serviceName|s|n5|+ podManagementPolicy|s|Gv1.PodManagementPolicyType|n6|- updateStrategy|@100|n7|+ revisionHistoryLimit|i|n8 minReadySeconds|i|n9|- persistentVolumeClaimRetentionPolicy|@97|n10 ordinals|@96|n11
T	apps.v1.StatefulSetStatus	-	observedGeneration|l|n1|- replicas|i|n2|!|+ readyReplicas|i|n3|- currentReplicas|i|n4|- updatedReplicas|i|n5|- currentRevision|s|n6|- updateRevision|s|n7|- collisionCount|i|n9 conditions|[@94|n10|Lmtype|Pm|Ktype availableReplicas|i|n11|+
T	apps.v1.StatefulSetUpdateStrategy	-	type|s|Gv1.StatefulSetUpdateStrategyType|n1|- rollingUpdate|@92|n2
T	authentication.v1.BoundObjectReference	-	kind|s|n1|- apiVersion|s|n2|- name|s|n3|- uid|s|Gtypes.UID|n4|-
T	authentication.v1.SelfSubjectReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ status|@103|n2|+
T	authentication.v1.SelfSubjectReviewStatus	-	userInfo|@110|n1|+
T	authentication.v1.TokenRequest	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@105|n2|+ status|@106|n3|+
T	authentication.v1.TokenRequestSpec	-	audiences|[s|n1|La expirationSeconds|l|n4 boundObjectRef|@101|n3
T	authentication.v1.TokenRequestStatus	-	token|s|n1|+ expirationTimestamp|t|n2|+
T	authentication.v1.TokenReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@108|n2|!|+ status|@109|n3|+
T	authentication.v1.TokenReviewSpec	-	token|s|n1|!|- audiences|[s|n2|La
T	authentication.v1.TokenReviewStatus	-	authenticated|b|n1|- user|@110|n2|+ audiences|[s|n4|La error|s|n3|-
T	authentication.v1.UserInfo	-	username|s|n1|- uid|s|n2|- groups|[s|n3|La extra|{[s|Gmap[string]v1.ExtraValue|n4
T	authorization.v1.FieldSelectorAttributes	-	rawSelector|s|n1|- requirements|[@737|n2|La
T	authorization.v1.LabelSelectorAttributes	-	rawSelector|s|n1|- requirements|[@741|n2|La
T	authorization.v1.LocalSubjectAccessReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@123|n2|!|+ status|@124|n3|+
T	authorization.v1.NonResourceAttributes	-	path|s|n1|- verb|s|n2|-
T	authorization.v1.NonResourceRule	-	verbs|[s|n1|!|La nonResourceURLs|[s|n2|La
T	authorization.v1.ResourceAttributes	-	namespace|s|n1|- verb|s|n2|- group|s|n3|- version|s|n4|- resource|s|n5|- subresource|s|n6|- name|s|n7|- fieldSelector|@111|n8 labelSelector|@112|n9
T	authorization.v1.ResourceRule	-	verbs|[s|n1|!|La apiGroups|[s|n2|La resources|[s|n3|La resourceNames|[s|n4|La
T	authorization.v1.SelfSubjectAccessReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@119|n2|!|+ status|@124|n3|+
T	authorization.v1.SelfSubjectAccessReviewSpec	-	resourceAttributes|@116|n1 nonResourceAttributes|@114|n2
T	authorization.v1.SelfSubjectRulesReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@121|n2|!|+ status|@125|n3|+
T	authorization.v1.SelfSubjectRulesReviewSpec	-	namespace|s|n1|-
T	authorization.v1.SubjectAccessReview	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@123|n2|!|+ status|@124|n3|+
T	authorization.v1.SubjectAccessReviewSpec	-	resourceAttributes|@116|n1 nonResourceAttributes|@114|n2 user|s|n3|- groups|[s|n4|La extra|{[s|Gmap[string]v1.ExtraValue|n5 uid|s|n6|-
T	authorization.v1.SubjectAccessReviewStatus	-	allowed|b|n1|!|+ denied|b|n4|- reason|s|n2|- evaluationError|s|n3|-
T	authorization.v1.SubjectRulesReviewStatus	-	resourceRules|[@117|n1|!|La nonResourceRules|[@115|n2|!|La incomplete|b|n3|!|+ evaluationError|s|n4|-
T	autoscaling.v1.CrossVersionObjectReference	A	kind|s|n1|!|+ name|s|n2|!|+ apiVersion|s|n3|-
T	autoscaling.v1.HorizontalPodAutoscaler	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@129|n2|!|+ status|@130|n3|+
T	autoscaling.v1.HorizontalPodAutoscalerList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@127|n2|!
T	autoscaling.v1.HorizontalPodAutoscalerSpec	-	scaleTargetRef|@126|n1|!|+ minReplicas|i|n2 maxReplicas|i|n3|!|+ targetCPUUtilizationPercentage|i|n4
T	autoscaling.v1.HorizontalPodAutoscalerStatus	-	observedGeneration|l|n1 lastScaleTime|t|n2 currentReplicas|i|n3|!|+ desiredReplicas|i|n4|!|+ currentCPUUtilizationPercentage|i|n5
T	autoscaling.v1.Scale	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@132|n2|+ status|@133|n3|+
T	autoscaling.v1.ScaleSpec	-	replicas|i|n1|-
T	autoscaling.v1.ScaleStatus	-	replicas|i|n1|!|+ selector|s|n2|-
T	autoscaling.v2.ContainerResourceMetricSource	-	name|s|Gv1.ResourceName|n1|!|+ target|@150|n2|!|+ container|s|n3|!|+
T	autoscaling.v2.ContainerResourceMetricStatus	-	name|s|Gv1.ResourceName|n1|!|+ current|@151|n2|!|+ container|s|n3|!|+
T	autoscaling.v2.CrossVersionObjectReference	-	kind|s|n1|!|+ name|s|n2|!|+ apiVersion|s|n3|-
T	autoscaling.v2.ExternalMetricSource	-	metric|@147|n1|!|+ target|@150|n2|!|+
T	autoscaling.v2.ExternalMetricStatus	-	metric|@147|n1|!|+ current|@151|n2|!|+
T	autoscaling.v2.HPAScalingPolicy	-	type|s|Gv2.HPAScalingPolicyType|n1|!|+ value|i|n2|!|+ periodSeconds|i|n3|!|+
T	autoscaling.v2.HPAScalingRules	-	stabilizationWindowSeconds|i|n3 selectPolicy|s|Gv2.ScalingPolicySelect|n1 policies|[@139|n2|La tolerance|q|n4
T	autoscaling.v2.HorizontalPodAutoscaler	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@145|n2|!|+ status|@146|n3|+
T	autoscaling.v2.HorizontalPodAutoscalerBehavior	-	scaleUp|@140|n1 scaleDown|@140|n2
T	autoscaling.v2.HorizontalPodAutoscalerCondition	-	type|s|Gv2.HorizontalPodAutoscalerConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	autoscaling.v2.HorizontalPodAutoscalerList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@141|n2|!
T	autoscaling.v2.HorizontalPodAutoscalerSpec	-	scaleTargetRef|@136|n1|!|+ minReplicas|i|n2 maxReplicas|i|n3|!|+ metrics|[@148|n4|La behavior|@142|n5
T	autoscaling.v2.HorizontalPodAutoscalerStatus	-	observedGeneration|l|n1 lastScaleTime|t|n2 currentReplicas|i|n3|- desiredReplicas|i|n4|!|+ currentMetrics|[@149|n5|La conditions|[@143|n6|Lmtype|Pm|Ktype
T	autoscaling.v2.MetricIdentifier	-	name|s|n1|!|+ selector|@740|n2
T	autoscaling.v2.MetricSpec	-	type|s|Gv2.MetricSourceType|n1|!|+ object|@152|n2 pods|@154|n3 resource|@156|n4 containerResource|@134|n7 external|@137|n5
T	autoscaling.v2.MetricStatus	-	type|s|Gv2.MetricSourceType|n1|!|+ object|@153|n2 pods|@155|n3 resource|@157|n4 containerResource|@135|n7 external|@138|n5
T	autoscaling.v2.MetricTarget	-	type|s|Gv2.MetricTargetType|n1|!|+ value|q|n2 averageValue|q|n3 averageUtilization|i|n4
T	autoscaling.v2.MetricValueStatus	-	value|q|n1 averageValue|q|n2 averageUtilization|i|n3
T	autoscaling.v2.ObjectMetricSource	-	describedObject|@136|n1|!|+ target|@150|n2|!|+ metric|@147|n3|!|+
T	autoscaling.v2.ObjectMetricStatus	-	metric|@147|n1|!|+ current|@151|n2|!|+ describedObject|@136|n3|!|+
T	autoscaling.v2.PodsMetricSource	-	metric|@147|n1|!|+ target|@150|n2|!|+
T	autoscaling.v2.PodsMetricStatus	-	metric|@147|n1|!|+ current|@151|n2|!|+
T	autoscaling.v2.ResourceMetricSource	-	name|s|Gv1.ResourceName|n1|!|+ target|@150|n2|!|+
T	autoscaling.v2.ResourceMetricStatus	-	name|s|Gv1.ResourceName|n1|!|+ current|@151|n2|!|+
T	batch.v1.CronJob	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@160|n2|!|+ status|@161|n3|+
T	batch.v1.CronJobList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@158|n2|!
T	batch.v1.CronJobSpec	-	schedule|s|n1|!|+ timeZone|s|n8 startingDeadlineSeconds|l|n2 concurrencyPolicy|s|Gv1.ConcurrencyPolicy|n3|- suspend|b|n4 jobTemplate|@167|n5|!|+ successfulJobsHistoryLimit|i|n6 failedJobsHistoryLimit|i|n7
T	batch.v1.CronJobStatus	-	active|[@317|n1|La lastScheduleTime|t|n4 lastSuccessfulTime|t|n5
T	batch.v1.Job	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@165|n2|+ status|@166|n3|+
T	batch.v1.JobCondition	-	type|s|Gv1.JobConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastProbeTime|t|n3|- lastTransitionTime|t|n4|- reason|s|n5|- message|s|n6|-
T	batch.v1.JobList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@162|n2|!
T	batch.v1.JobSpec	-	parallelism|i|n1 completions|i|n2 activeDeadlineSeconds|l|n3 podFailurePolicy|@168|n11 successPolicy|@172|n16 backoffLimit|i|n7 backoffLimitPerIndex|i|n12 maxFailedIndexes|i|n13 selector|@740|n4 manualSelector|b|n5 template|@352|n6|!|+ ttlSecondsAfterFinished|i|n8 completionMode|s|Gv1.CompletionMode|n9 suspend|b|n10 podReplacementPolicy|s|Gv1.PodReplacementPolicy|n14 managedBy|s|n15
T	batch.v1.JobStatus	-	conditions|[@163|n1|La|Pm|Ktype startTime|t|n2 completionTime|t|n3 active|i|n4|- succeeded|i|n5|- failed|i|n6|- terminating|i|n11 completedIndexes|s|n7|- failedIndexes|s|n10 uncountedTerminatedPods|@174|n8 ready|i|n9
T	batch.v1.JobTemplateSpec	-	metadata|@744|n1|+ spec|@165|n2|+
T	batch.v1.PodFailurePolicy	-	rules|[@171|n1|!|La
T	batch.v1.PodFailurePolicyOnExitCodesRequirement	-	containerName|s|n1 operator|s|Gv1.PodFailurePolicyOnExitCodesOperator|n2|!|+ values|[i|n3|!|Ls
T	batch.v1.PodFailurePolicyOnPodConditionsPattern	-	type|s|Gv1.PodConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|+
T	batch.v1.PodFailurePolicyRule	-	action|s|Gv1.PodFailurePolicyAction|n1|!|+ onExitCodes|@169|n2 onPodConditions|[@170|n3|La
T	batch.v1.SuccessPolicy	-	rules|[@173|n1|!|La
T	batch.v1.SuccessPolicyRule	-	succeededIndexes|s|n1 succeededCount|i|n2
T	batch.v1.UncountedTerminatedPods	-	succeeded|[s|G[]types.UID|n1|Ls failed|[s|G[]types.UID|n2|Ls
T	certificates.v1.CertificateSigningRequest	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@178|n2|!|+ status|@179|n3|+
T	certificates.v1.CertificateSigningRequestCondition	-	type|s|Gv1.RequestConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n6|!|+ reason|s|n2|- message|s|n3|- lastUpdateTime|t|n4|- lastTransitionTime|t|n5|-
T	certificates.v1.CertificateSigningRequestList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@175|n2|!
T	certificates.v1.CertificateSigningRequestSpec	-	request|y|n1|! signerName|s|n7|!|+ expirationSeconds|i|n8 usages|[s|G[]v1.KeyUsage|n5|La username|s|n2|- uid|s|n3|- groups|[s|n4|La extra|{[s|Gmap[string]v1.ExtraValue|n6
T	certificates.v1.CertificateSigningRequestStatus	-	conditions|[@176|n1|Lmtype certificate|y|n2
T	certificates.v1alpha1.ClusterTrustBundle	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@182|n2|!|+
T	certificates.v1alpha1.ClusterTrustBundleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@180|n2|!
T	certificates.v1alpha1.ClusterTrustBundleSpec	-	signerName|s|n1|- trustBundle|s|n2|!|+
T	certificates.v1beta1.ClusterTrustBundle	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@185|n2|!|+
T	certificates.v1beta1.ClusterTrustBundleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@183|n2|!
T	certificates.v1beta1.ClusterTrustBundleSpec	-	signerName|s|n1|- trustBundle|s|n2|!|+
T	certificates.v1beta1.PodCertificateRequest	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@188|n2|!|+ status|@189|n3|+
T	certificates.v1beta1.PodCertificateRequestList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@186|n2|!
T	certificates.v1beta1.PodCertificateRequestSpec	-	signerName|s|n1|!|+ podName|s|n2|!|+ podUID|s|Gtypes.UID|n3|!|+ serviceAccountName|s|n4|!|+ serviceAccountUID|s|Gtypes.UID|n5|!|+ nodeName|s|Gtypes.NodeName|n6|!|+ nodeUID|s|Gtypes.UID|n7|!|+ maxExpirationSeconds|i|n8|d86400 pkixPublicKey|y|n9 proofOfPossession|y|n10 stubPKCS10Request|y|n12|! unverifiedUserAnnotations|{s|n11
T	certificates.v1beta1.PodCertificateRequestStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype certificateChain|s|n2|- notBefore|t|n4 beginRefreshAt|t|n5 notAfter|t|n6
T	coordination.v1.Lease	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@192|n2|+
T	coordination.v1.LeaseList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@190|n2|!
T	coordination.v1.LeaseSpec	-	holderIdentity|s|n1 leaseDurationSeconds|i|n2 acquireTime|u|n3 renewTime|u|n4 leaseTransitions|i|n5 strategy|s|Gv1.CoordinatedLeaseStrategy|n6 preferredHolder|s|n7
T	coordination.v1alpha2.LeaseCandidate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@195|n2|!|+
T	coordination.v1alpha2.LeaseCandidateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@193|n2|!
T	coordination.v1alpha2.LeaseCandidateSpec	-	leaseName|s|n1|!|+ pingTime|u|n2 renewTime|u|n3 binaryVersion|s|n4|!|+ emulationVersion|s|n5|- strategy|s|Gv1.CoordinatedLeaseStrategy|n6|!|-
T	coordination.v1beta1.LeaseCandidate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@198|n2|!|+
T	coordination.v1beta1.LeaseCandidateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@196|n2|!
T	coordination.v1beta1.LeaseCandidateSpec	-	leaseName|s|n1|!|+ pingTime|u|n2 renewTime|u|n3 binaryVersion|s|n4|!|+ emulationVersion|s|n5|- strategy|s|Gv1.CoordinatedLeaseStrategy|n6|!|-
T	core.v1.AWSElasticBlockStoreVolumeSource	-	volumeID|s|n1|!|+ fsType|s|n2|- partition|i|n3|- readOnly|b|n4|-
T	core.v1.Affinity	-	nodeAffinity|@299|n1 podAffinity|@331|n2 podAntiAffinity|@333|n3
T	core.v1.AppArmorProfile	-	type|s|Gv1.AppArmorProfileType|n1|!|+ localhostProfile|s|n2
T	core.v1.AttachedVolume	-	name|s|Gv1.UniqueVolumeName|n1|!|+ devicePath|s|n2|!|+
T	core.v1.AzureDiskVolumeSource	-	diskName|s|n1|!|+ diskURI|s|n2|!|+ cachingMode|s|Gv1.AzureDataDiskCachingMode|n3|d"ReadWrite" fsType|s|n4|d"ext4" readOnly|b|n5 kind|s|Gv1.AzureDataDiskKind|n6|d"Shared"
T	core.v1.AzureFilePersistentVolumeSource	-	secretName|s|n1|!|+ shareName|s|n2|!|+ readOnly|b|n3|- secretNamespace|s|n4
T	core.v1.AzureFileVolumeSource	-	secretName|s|n1|!|+ shareName|s|n2|!|+ readOnly|b|n3|-
T	core.v1.Binding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ target|@317|n2|!|+
T	core.v1.CSIPersistentVolumeSource	-	driver|s|n1|!|+ volumeHandle|s|n2|!|+ readOnly|b|n3|- fsType|s|n4|- volumeAttributes|{s|n5 controllerPublishSecretRef|@386|n6 nodeStageSecretRef|@386|n7 nodePublishSecretRef|@386|n8 controllerExpandSecretRef|@386|n9 nodeExpandSecretRef|@386|n10
T	core.v1.CSIVolumeSource	-	driver|s|n1|!|+ readOnly|b|n2 fsType|s|n3 volumeAttributes|{s|n4 nodePublishSecretRef|@288|n5
T	core.v1.Capabilities	-	add|[s|G[]v1.Capability|n1|La drop|[s|G[]v1.Capability|n2|La
T	core.v1.CephFSPersistentVolumeSource	-	monitors|[s|n1|!|La path|s|n2|- user|s|n3|- secretFile|s|n4|- secretRef|@386|n5 readOnly|b|n6|-
T	core.v1.CephFSVolumeSource	-	monitors|[s|n1|!|La path|s|n2|- user|s|n3|- secretFile|s|n4|- secretRef|@288|n5 readOnly|b|n6|-
T	core.v1.CinderPersistentVolumeSource	-	volumeID|s|n1|!|+ fsType|s|n2|- readOnly|b|n3|- secretRef|@386|n4
T	core.v1.CinderVolumeSource	-	volumeID|s|n1|!|+ fsType|s|n2|- readOnly|b|n3|- secretRef|@288|n4
T	core.v1.ClientIPConfig	-	timeoutSeconds|i|n1
T	core.v1.ClusterTrustBundleProjection	-	name|s|n1 signerName|s|n2 labelSelector|@740|n3 optional|b|n5 path|s|n4|!|+
T	core.v1.ComponentCondition	-	type|s|Gv1.ComponentConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ message|s|n3|- error|s|n4|-
T	core.v1.ComponentStatus	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ conditions|[@216|n2|Lmtype|Pm|Ktype
T	core.v1.ComponentStatusList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@217|n2|!
T	core.v1.ConfigMap	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ immutable|b|n4 data|{s|n2 binaryData|{y|n3
T	core.v1.ConfigMapEnvSource	-	name|s|n1|- optional|b|n2
T	core.v1.ConfigMapKeySelector	A	name|s|n1|- key|s|n2|!|+ optional|b|n3
T	core.v1.ConfigMapList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@219|n2|!
T	core.v1.ConfigMapNodeConfigSource	-	namespace|s|n1|!|+ name|s|n2|!|+ uid|s|Gtypes.UID|n3|- resourceVersion|s|n4|- kubeletConfigKey|s|n5|!|+
T	core.v1.ConfigMapProjection	-	name|s|n1|- items|[@278|n2|La optional|b|n4
T	core.v1.ConfigMapVolumeSource	-	name|s|n1|- items|[@278|n2|La defaultMode|i|n3 optional|b|n4
T	core.v1.Container	-	name|s|n1|!|+ image|s|n2|- command|[s|n3|La args|[s|n4|La workingDir|s|n5|- ports|[@229|n6|LmcontainerPort,protocol|Pm|KcontainerPort envFrom|[@249|n19|La env|[@250|n7|Lmname|Pm|Kname resources|@373|n8|+ resizePolicy|[@230|n23|La restartPolicy|s|Gv1.ContainerRestartPolicy|n24 restartPolicyRules|[@231|n25|La volumeMounts|[@412|n9|LmmountPath|Pm|KmountPath volumeDevices|[@411|n21|LmdevicePath|Pm|KdevicePath livenessProbe|@356|n10 readinessProbe|@356|n11 startupProbe|@356|n22 lifecycle|@279|n12 terminationMessagePath|s|n13|- terminationMessagePolicy|s|Gv1.TerminationMessagePolicy|n20|- imagePullPolicy|s|Gv1.PullPolicy|n14|- securityContext|@388|n15 stdin|b|n16|- stdinOnce|b|n17|- tty|b|n18|-
T	core.v1.ContainerExtendedResourceRequest	-	containerName|s|n1|!|+ resourceName|s|n2|!|+ requestName|s|n3|!|+
T	core.v1.ContainerImage	-	names|[s|n1|La sizeBytes|l|n2|-
T	core.v1.ContainerPort	-	name|s|n1|- hostPort|i|n2|- containerPort|i|n3|!|+ protocol|s|Gv1.Protocol|n4|-|d"TCP" hostIP|s|n5|-
T	core.v1.ContainerResizePolicy	-	resourceName|s|Gv1.ResourceName|n1|!|+ restartPolicy|s|Gv1.ResourceResizeRestartPolicy|n2|!|+
T	core.v1.ContainerRestartRule	-	action|s|Gv1.ContainerRestartRuleAction|n1|!|- exitCodes|@232|n2
T	core.v1.ContainerRestartRuleOnExitCodes	-	operator|s|Gv1.ContainerRestartRuleOnExitCodesOperator|n1|!|- values|[i|n2|Ls
T	core.v1.ContainerState	-	waiting|@236|n1 running|@234|n2 terminated|@235|n3
T	core.v1.ContainerStateRunning	-	startedAt|t|n1|-
T	core.v1.ContainerStateTerminated	-	exitCode|i|n1|!|+ signal|i|n2|- reason|s|n3|- message|s|n4|- startedAt|t|n5|- finishedAt|t|n6|- containerID|s|n7|-
T	core.v1.ContainerStateWaiting	-	reason|s|n1|- message|s|n2|-
T	core.v1.ContainerStatus	-	name|s|n1|!|+ state|@233|n2|+ lastState|@233|n3|+ ready|b|n4|!|+ restartCount|i|n5|!|+ image|s|n6|!|+ imageID|s|n7|!|+ containerID|s|n8|- started|b|n9 allocatedResources|{q|Gv1.ResourceList|n10 resources|@373|n11 volumeMounts|[@413|n12|LmmountPath|Pm|KmountPath user|@238|n13 allocatedResourcesStatus|[@374|n14|Lmname|Pm|Kname stopSignal|s|Gv1.Signal|n15
T	core.v1.ContainerUser	-	linux|@285|n1
T	core.v1.DaemonEndpoint	-	Port|i|n1|!|+
T	core.v1.DownwardAPIProjection	-	items|[@241|n1|La
T	core.v1.DownwardAPIVolumeFile	-	path|s|n1|!|+ fieldRef|@316|n2 resourceFieldRef|@367|n3 mode|i|n4
T	core.v1.DownwardAPIVolumeSource	-	items|[@241|n1|La defaultMode|i|n2
T	core.v1.EmptyDirVolumeSource	-	medium|s|Gv1.StorageMedium|n1|- sizeLimit|q|n2
T	core.v1.EndpointAddress	A	ip|s|n1|!|+ hostname|s|n3|- nodeName|s|n4 targetRef|@317|n2
T	core.v1.EndpointPort	A	name|s|n1|- port|i|n2|!|+ protocol|s|Gv1.Protocol|n3|- appProtocol|s|n4
T	core.v1.EndpointSubset	-	addresses|[@244|n1|La notReadyAddresses|[@244|n2|La ports|[@245|n3|La
T	core.v1.Endpoints	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ subsets|[@246|n2|La
T	core.v1.EndpointsList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@247|n2|!
T	core.v1.EnvFromSource	-	prefix|s|n1|- configMapRef|@220|n2 secretRef|@382|n3
T	core.v1.EnvVar	-	name|s|n1|!|+ value|s|n2|- valueFrom|@251|n3
T	core.v1.EnvVarSource	-	fieldRef|@316|n1 resourceFieldRef|@367|n2 configMapKeyRef|@221|n3 secretKeyRef|@383|n4 fileKeyRef|@260|n5
T	core.v1.EphemeralContainer	-	name|s|n1|!|+ image|s|n2|- command|[s|n3|La args|[s|n4|La workingDir|s|n5|- ports|[@229|n6|LmcontainerPort,protocol|Pm|KcontainerPort envFrom|[@249|n19|La env|[@250|n7|Lmname|Pm|Kname resources|@373|n8|+ resizePolicy|[@230|n23|La restartPolicy|s|Gv1.ContainerRestartPolicy|n24 restartPolicyRules|[@231|n25|La volumeMounts|[@412|n9|LmmountPath|Pm|KmountPath volumeDevices|[@411|n21|LmdevicePath|Pm|KdevicePath livenessProbe|@356|n10 readinessProbe|@356|n11 startupProbe|@356|n22 lifecycle|@279|n12 terminationMessagePath|s|n13|- terminationMessagePolicy|s|Gv1.TerminationMessagePolicy|n20|- imagePullPolicy|s|Gv1.PullPolicy|n14|- securityContext|@388|n15 stdin|b|n16|- stdinOnce|b|n17|- tty|b|n18|- targetContainerName|s|n2|-
T	core.v1.EphemeralVolumeSource	-	volumeClaimTemplate|@324|n1
T	core.v1.Event	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|!|+ involvedObject|@317|n2|!|+ reason|s|n3|- message|s|n4|- source|@257|n5|+ firstTimestamp|t|n6|- lastTimestamp|t|n7|- count|i|n8|- type|s|n9|- eventTime|u|n10|- series|@256|n11 action|s|n12|- related|@317|n13 reportingComponent|s|n14|+ reportingInstance|s|n15|+
T	core.v1.EventList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@254|n2|!
T	core.v1.EventSeries	-	count|i|n1|- lastObservedTime|u|n2|-
T	core.v1.EventSource	-	component|s|n1|- host|s|n2|-
T	core.v1.ExecAction	-	command|[s|n1|La
T	core.v1.FCVolumeSource	-	targetWWNs|[s|n1|La lun|i|n2 fsType|s|n3|- readOnly|b|n4|- wwids|[s|n5|La
T	core.v1.FileKeySelector	A	volumeName|s|n1|!|+ path|s|n2|!|+ key|s|n3|!|+ optional|b|n4
T	core.v1.FlexPersistentVolumeSource	-	driver|s|n1|!|+ fsType|s|n2|- secretRef|@386|n3 readOnly|b|n4|- options|{s|n5
T	core.v1.FlexVolumeSource	-	driver|s|n1|!|+ fsType|s|n2|- secretRef|@288|n3 readOnly|b|n4|- options|{s|n5
T	core.v1.FlockerVolumeSource	-	datasetName|s|n1|- datasetUUID|s|n2|-
T	core.v1.GCEPersistentDiskVolumeSource	-	pdName|s|n1|!|+ fsType|s|n2|- partition|i|n3|- readOnly|b|n4|-
T	core.v1.GRPCAction	-	port|i|n1|!|+ service|s|n2|d""
T	core.v1.GitRepoVolumeSource	-	repository|s|n1|!|+ revision|s|n2|- directory|s|n3|-
T	core.v1.GlusterfsPersistentVolumeSource	-	endpoints|s|n1|!|+ path|s|n2|!|+ readOnly|b|n3|- endpointsNamespace|s|n4
T	core.v1.GlusterfsVolumeSource	-	endpoints|s|n1|!|+ path|s|n2|!|+ readOnly|b|n3|-
T	core.v1.HTTPGetAction	-	path|s|n1|- port|x|n2|!|+ host|s|n3|- scheme|s|Gv1.URIScheme|n4|- httpHeaders|[@270|n5|La
T	core.v1.HTTPHeader	-	name|s|n1|!|+ value|s|n2|!|+
T	core.v1.HostAlias	-	ip|s|n1|!|+ hostnames|[s|n2|La
T	core.v1.HostIP	-	ip|s|n1|!|+
T	core.v1.HostPathVolumeSource	-	path|s|n1|!|+ type|s|Gv1.HostPathType|n2
T	core.v1.ISCSIPersistentVolumeSource	-	targetPortal|s|n1|!|+ iqn|s|n2|!|+ lun|i|n3|!|+ iscsiInterface|s|n4|-|d"default" fsType|s|n5|- readOnly|b|n6|- portals|[s|n7|La chapAuthDiscovery|b|n8|- chapAuthSession|b|n11|- secretRef|@386|n10 initiatorName|s|n12
T	core.v1.ISCSIVolumeSource	-	targetPortal|s|n1|!|+ iqn|s|n2|!|+ lun|i|n3|!|+ iscsiInterface|s|n4|-|d"default" fsType|s|n5|- readOnly|b|n6|- portals|[s|n7|La chapAuthDiscovery|b|n8|- chapAuthSession|b|n11|- secretRef|@288|n10 initiatorName|s|n12
T	core.v1.ImageVolumeSource	-	reference|s|n1|- pullPolicy|s|Gv1.PullPolicy|n2|-
T	core.v1.ImageVolumeStatus	-	imageRef|s|n1|!|-
T	core.v1.KeyToPath	-	key|s|n1|!|+ path|s|n2|!|+ mode|i|n3
T	core.v1.Lifecycle	-	postStart|@280|n1 preStop|@280|n2 stopSignal|s|Gv1.Signal|n3
T	core.v1.LifecycleHandler	-	exec|@258|n1 httpGet|@269|n2 tcpSocket|@402|n3 sleep|@398|n4
T	core.v1.LimitRange	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@284|n2|+
T	core.v1.LimitRangeItem	-	type|s|Gv1.LimitType|n1|!|+ max|{q|Gv1.ResourceList|n2 min|{q|Gv1.ResourceList|n3 default|{q|Gv1.ResourceList|n4 defaultRequest|{q|Gv1.ResourceList|n5 maxLimitRequestRatio|{q|Gv1.ResourceList|n6
T	core.v1.LimitRangeList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@281|n2|!
T	core.v1.LimitRangeSpec	-	limits|[@282|n1|!|La
T	core.v1.LinuxContainerUser	-	uid|l|n1|!|+ gid|l|n2|!|+ supplementalGroups|[l|n3|La
T	core.v1.LoadBalancerIngress	-	ip|s|n1|- hostname|s|n2|- ipMode|s|Gv1.LoadBalancerIPMode|n3 ports|[@353|n4|La
T	core.v1.LoadBalancerStatus	-	ingress|[@286|n1|La
T	core.v1.LocalObjectReference	A	name|s|n1|-
T	core.v1.LocalVolumeSource	-	path|s|n1|!|+ fsType|s|n2
T	core.v1.ModifyVolumeStatus	-	targetVolumeAttributesClassName|s|n1|- status|s|Gv1.PersistentVolumeClaimModifyVolumeStatus|n2|!|+
T	core.v1.NFSVolumeSource	-	server|s|n1|!|+ path|s|n2|!|+ readOnly|b|n3|-
T	core.v1.Namespace	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@295|n2|+ status|@296|n3|+
T	core.v1.NamespaceCondition	-	type|s|Gv1.NamespaceConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n4|- reason|s|n5|- message|s|n6|-
T	core.v1.NamespaceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@292|n2|!
T	core.v1.NamespaceSpec	-	finalizers|[s|G[]v1.FinalizerName|n1|La
T	core.v1.NamespaceStatus	-	phase|s|Gv1.NamespacePhase|n1|- conditions|[@293|n2|Lmtype|Pm|Ktype
T	core.v1.Node	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@312|n2|+ status|@313|n3|+
T	core.v1.NodeAddress	-	type|s|Gv1.NodeAddressType|n1|!|+ address|s|n2|!|+
T	core.v1.NodeAffinity	-	requiredDuringSchedulingIgnoredDuringExecution|@309|n1 preferredDuringSchedulingIgnoredDuringExecution|[@355|n2|La
T	core.v1.NodeAllocatableResourceClaimStatus	-	resourceClaimName|s|n1|!|+ containers|[s|n2|Ls resources|{q|Gmap[v1.ResourceName]resource.Quantity|n3|!
T	core.v1.NodeCondition	-	type|s|Gv1.NodeConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastHeartbeatTime|t|n3|- lastTransitionTime|t|n4|- reason|s|n5|- message|s|n6|-
T	core.v1.NodeConfigSource	-	configMap|@223|n2
T	core.v1.NodeConfigStatus	-	assigned|@302|n1 active|@302|n2 lastKnownGood|@302|n3 error|s|n4|-
T	core.v1.NodeDaemonEndpoints	-	kubeletEndpoint|@239|n1|+
T	core.v1.NodeFeatures	-	supplementalGroupsPolicy|b|n1
T	core.v1.NodeList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@297|n2|!
T	core.v1.NodeRuntimeHandler	-	name|s|n1|+ features|@308|n2
T	core.v1.NodeRuntimeHandlerFeatures	-	recursiveReadOnlyMounts|b|n1 userNamespaces|b|n2
T	core.v1.NodeSelector	A	nodeSelectorTerms|[@311|n1|!|La
T	core.v1.NodeSelectorRequirement	-	key|s|n1|!|+ operator|s|Gv1.NodeSelectorOperator|n2|!|+ values|[s|n3|La
T	core.v1.NodeSelectorTerm	A	matchExpressions|[@310|n1|La matchFields|[@310|n2|La
T	core.v1.NodeSpec	-	podCIDR|s|n1|- podCIDRs|[s|n7|Ls|Pm providerID|s|n3|- unschedulable|b|n4|- taints|[@403|n5|La configSource|@302|n6 externalID|s|n2|-
T	core.v1.NodeStatus	-	capacity|{q|Gv1.ResourceList|n1 allocatable|{q|Gv1.ResourceList|n2 phase|s|Gv1.NodePhase|n3|- conditions|[@301|n4|Lmtype|Pm|Ktype addresses|[@298|n5|Lmtype|Pm|Ktype daemonEndpoints|@304|n6|+ nodeInfo|@315|n7|+ images|[@228|n8|La volumesInUse|[s|G[]v1.UniqueVolumeName|n9|La volumesAttached|[@202|n10|La config|@303|n11 runtimeHandlers|[@307|n12|La features|@305|n13 declaredFeatures|[s|n14|La
T	core.v1.NodeSwapStatus	-	capacity|l|n1
T	core.v1.NodeSystemInfo	-	machineID|s|n1|!|+ systemUUID|s|n2|!|+ bootID|s|n3|!|+ kernelVersion|s|n4|!|+ osImage|s|n5|!|+ containerRuntimeVersion|s|n6|!|+ kubeletVersion|s|n7|!|+ kubeProxyVersion|s|n8|!|+ operatingSystem|s|n9|!|+ architecture|s|n10|!|+ swap|@314|n11
T	core.v1.ObjectFieldSelector	A	apiVersion|s|n1|- fieldPath|s|n2|!|+
T	core.v1.ObjectReference	A	kind|s|n1|- namespace|s|n2|- name|s|n3|- uid|s|Gtypes.UID|n4|- apiVersion|s|n5|- resourceVersion|s|n6|- fieldPath|s|n7|-
T	core.v1.PersistentVolume	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@327|n2|+ status|@328|n3|+
T	core.v1.PersistentVolumeClaim	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@322|n2|+ status|@323|n3|+
T	core.v1.PersistentVolumeClaimCondition	-	type|s|Gv1.PersistentVolumeClaimConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastProbeTime|t|n3|- lastTransitionTime|t|n4|- reason|s|n5|- message|s|n6|-
T	core.v1.PersistentVolumeClaimList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@319|n2|!
T	core.v1.PersistentVolumeClaimSpec	-	accessModes|[s|G[]v1.PersistentVolumeAccessMode|n1|La selector|@740|n4 resources|@416|n2|+ volumeName|s|n3|- storageClassName|s|n5 volumeMode|s|Gv1.PersistentVolumeMode|n6 dataSource|@408|n7 dataSourceRef|@409|n8 volumeAttributesClassName|s|n9
T	core.v1.PersistentVolumeClaimStatus	-	phase|s|Gv1.PersistentVolumeClaimPhase|n1|- accessModes|[s|G[]v1.PersistentVolumeAccessMode|n2|La capacity|{q|Gv1.ResourceList|n3 conditions|[@320|n4|Lmtype|Pm|Ktype allocatedResources|{q|Gv1.ResourceList|n5 allocatedResourceStatuses|{s|Gmap[v1.ResourceName]v1.ClaimResourceStatus|n7 currentVolumeAttributesClassName|s|n8 modifyVolumeStatus|@290|n9
T	core.v1.PersistentVolumeClaimTemplate	-	metadata|@744|n1|+ spec|@322|n2|!|+
T	core.v1.PersistentVolumeClaimVolumeSource	-	claimName|s|n1|!|+ readOnly|b|n2|-
T	core.v1.PersistentVolumeList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@318|n2|!
T	core.v1.PersistentVolumeSpec	-	capacity|{q|Gv1.ResourceList|n1 gcePersistentDisk|@264|n1 awsElasticBlockStore|@199|n2 hostPath|@273|n3 glusterfs|@267|n4 nfs|@291|n5 rbd|@359|n6 iscsi|@274|n7 cinder|@212|n8 cephfs|@210|n9 fc|@259|n10 flocker|@263|n11 flexVolume|@261|n12 azureFile|@204|n13 vsphereVolume|@418|n14 quobyte|@358|n15 azureDisk|@203|n16 photonPersistentDisk|@329|n17 portworxVolume|@354|n18 scaleIO|@376|n19 local|@289|n20 storageos|@399|n21 csi|@207|n22 accessModes|[s|G[]v1.PersistentVolumeAccessMode|n3|La claimRef|@317|n4 persistentVolumeReclaimPolicy|s|Gv1.PersistentVolumeReclaimPolicy|n5|- storageClassName|s|n6|- mountOptions|[s|n7|La volumeMode|s|Gv1.PersistentVolumeMode|n8 nodeAffinity|@414|n9 volumeAttributesClassName|s|n10
T	core.v1.PersistentVolumeStatus	-	phase|s|Gv1.PersistentVolumePhase|n1|- message|s|n2|- reason|s|n3|- lastPhaseTransitionTime|t|n4
T	core.v1.PhotonPersistentDiskVolumeSource	-	pdID|s|n1|!|+ fsType|s|n2|-
T	core.v1.Pod	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@348|n2|+ status|@349|n3|+
T	core.v1.PodAffinity	-	requiredDuringSchedulingIgnoredDuringExecution|[@332|n1|La preferredDuringSchedulingIgnoredDuringExecution|[@419|n2|La
T	core.v1.PodAffinityTerm	-	labelSelector|@740|n1 namespaces|[s|n2|La topologyKey|s|n3|!|+ namespaceSelector|@740|n4 matchLabelKeys|[s|n5|La mismatchLabelKeys|[s|n6|La
T	core.v1.PodAntiAffinity	-	requiredDuringSchedulingIgnoredDuringExecution|[@332|n1|La preferredDuringSchedulingIgnoredDuringExecution|[@419|n2|La
T	core.v1.PodCertificateProjection	-	signerName|s|n1|!|- keyType|s|n2|!|- maxExpirationSeconds|i|n3 credentialBundlePath|s|n4|- keyPath|s|n5|- certificateChainPath|s|n6|- userAnnotations|{s|n7
T	core.v1.PodCondition	-	type|s|Gv1.PodConditionType|n1|!|+ observedGeneration|l|n7|- status|s|Gv1.ConditionStatus|n2|!|+ lastProbeTime|t|n3|- lastTransitionTime|t|n4|- reason|s|n5|- message|s|n6|-
T	core.v1.PodDNSConfig	-	nameservers|[s|n1|La searches|[s|n2|La options|[@337|n3|La
T	core.v1.PodDNSConfigOption	-	name|s|n1|- value|s|n2
T	core.v1.PodExtendedResourceClaimStatus	-	requestMappings|[@227|n1|!|La resourceClaimName|s|n2|!|+
T	core.v1.PodIP	-	ip|s|n1|!|+
T	core.v1.PodList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@330|n2|!
T	core.v1.PodOS	-	name|s|Gv1.OSName|n1|!|+
T	core.v1.PodReadinessGate	-	conditionType|s|Gv1.PodConditionType|n1|!|+
T	core.v1.PodResourceClaim	-	name|s|n1|!|+ resourceClaimName|s|n3 resourceClaimTemplateName|s|n4
T	core.v1.PodResourceClaimStatus	-	name|s|n1|!|+ resourceClaimName|s|n2
T	core.v1.PodSchedulingGate	-	name|s|n1|!|+
T	core.v1.PodSchedulingGroup	-	podGroupName|s|n1
T	core.v1.PodSecurityContext	-	seLinuxOptions|@375|n1 windowsOptions|@420|n8 runAsUser|l|n2 runAsGroup|l|n6 runAsNonRoot|b|n3 supplementalGroups|[l|n4|La supplementalGroupsPolicy|s|Gv1.SupplementalGroupsPolicy|n12 fsGroup|l|n5 sysctls|[@401|n7|La fsGroupChangePolicy|s|Gv1.PodFSGroupChangePolicy|n9 seccompProfile|@380|n10 appArmorProfile|@201|n11 seLinuxChangePolicy|s|Gv1.PodSELinuxChangePolicy|n13
T	core.v1.PodSpec	-	volumes|[@410|n1|Lmname|Pmr|Kname initContainers|[@226|n20|Lmname|Pm|Kname containers|[@226|n2|!|Lmname|Pm|Kname ephemeralContainers|[@252|n34|Lmname|Pm|Kname restartPolicy|s|Gv1.RestartPolicy|n3|- terminationGracePeriodSeconds|l|n4 activeDeadlineSeconds|l|n5 dnsPolicy|s|Gv1.DNSPolicy|n6|- nodeSelector|{s|n7|A serviceAccountName|s|n8|- serviceAccount|s|n9|- automountServiceAccountToken|b|n21 nodeName|s|n10|- hostNetwork|b|n11|- hostPID|b|n12|- hostIPC|b|n13|- shareProcessNamespace|b|n27 securityContext|@347|n14 imagePullSecrets|[@288|n15|Lmname|Pm|Kname hostname|s|n16|- subdomain|s|n17|- affinity|@200|n18 schedulerName|s|n19|- tolerations|[@404|n22|La hostAliases|[@271|n23|Lmip|Pm|Kip priorityClassName|s|n24|- priority|i|n25 dnsConfig|@336|n26 readinessGates|[@342|n28|La runtimeClassName|s|n29 enableServiceLinks|b|n30 preemptionPolicy|s|Gv1.PreemptionPolicy|n31 overhead|{q|Gv1.ResourceList|n32 topologySpreadConstraints|[@407|n33|LmtopologyKey,whenUnsatisfiable|Pm|KtopologyKey setHostnameAsFQDN|b|n35 os|@341|n36 hostUsers|b|n37 schedulingGates|[@345|n38|Lmname|Pm|Kname resourceClaims|[@343|n39|Lmname|Pmr|Kname resources|@373|n40 hostnameOverride|s|n41 schedulingGroup|@346|n43
T	core.v1.PodStatus	-	observedGeneration|l|n17|- phase|s|Gv1.PodPhase|n1|- conditions|[@335|n2|Lmtype|Pm|Ktype message|s|n3|- reason|s|n4|- nominatedNodeName|s|n11|- hostIP|s|n5|- hostIPs|[@272|n16|La|Pm|Kip podIP|s|n6|- podIPs|[@339|n12|Lmip|Pm|Kip startTime|t|n7 initContainerStatuses|[@237|n10|La containerStatuses|[@237|n8|La qosClass|s|Gv1.PodQOSClass|n9|- ephemeralContainerStatuses|[@237|n13|La resize|s|Gv1.PodResizeStatus|n14|- resourceClaimStatuses|[@344|n15|Lmname|Pmr|Kname extendedResourceClaimStatus|@338|n18 allocatedResources|{q|Gv1.ResourceList|n19 resources|@373|n20 nodeAllocatableResourceClaimStatuses|[@300|n21|La
T	core.v1.PodTemplate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ template|@352|n2|+
T	core.v1.PodTemplateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@350|n2|!
T	core.v1.PodTemplateSpec	-	metadata|@744|n1|+ spec|@348|n2|+
T	core.v1.PortStatus	-	port|i|n1|!|+ protocol|s|Gv1.Protocol|n2|!|+ error|s|n3
T	core.v1.PortworxVolumeSource	-	volumeID|s|n1|!|+ fsType|s|n2|- readOnly|b|n3|-
T	core.v1.PreferredSchedulingTerm	-	weight|i|n1|!|+ preference|@311|n2|!|+
T	core.v1.Probe	-	exec|@258|n1 httpGet|@269|n2 tcpSocket|@402|n3 grpc|@265|n4 initialDelaySeconds|i|n2|- timeoutSeconds|i|n3|- periodSeconds|i|n4|- successThreshold|i|n5|- failureThreshold|i|n6|- terminationGracePeriodSeconds|l|n7
T	core.v1.ProjectedVolumeSource	-	sources|[@415|n1|La defaultMode|i|n2
T	core.v1.QuobyteVolumeSource	-	registry|s|n1|!|+ volume|s|n2|!|+ readOnly|b|n3|- user|s|n4|- group|s|n5|- tenant|s|n6|-
T	core.v1.RBDPersistentVolumeSource	-	monitors|[s|n1|!|La image|s|n2|!|+ fsType|s|n3|- pool|s|n4|-|d"rbd" user|s|n5|-|d"admin" keyring|s|n6|-|d"/etc/ceph/keyring" secretRef|@386|n7 readOnly|b|n8|-
T	core.v1.RBDVolumeSource	-	monitors|[s|n1|!|La image|s|n2|!|+ fsType|s|n3|- pool|s|n4|-|d"rbd" user|s|n5|-|d"admin" keyring|s|n6|-|d"/etc/ceph/keyring" secretRef|@288|n7 readOnly|b|n8|-
T	core.v1.ReplicationController	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@364|n2|+ status|@365|n3|+
T	core.v1.ReplicationControllerCondition	-	type|s|Gv1.ReplicationControllerConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	core.v1.ReplicationControllerList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@361|n2|!
T	core.v1.ReplicationControllerSpec	-	replicas|i|n1|d1 minReadySeconds|i|n4|- selector|{s|n2|A template|@352|n3
T	core.v1.ReplicationControllerStatus	-	replicas|i|n1|!|+ fullyLabeledReplicas|i|n2|- readyReplicas|i|n4|- availableReplicas|i|n5|- observedGeneration|l|n3|- conditions|[@362|n6|Lmtype|Pm|Ktype
T	core.v1.ResourceClaim	-	name|s|n1|!|+ request|s|n2|-
T	core.v1.ResourceFieldSelector	A	containerName|s|n1|- resource|s|n2|!|+ divisor|q|n3|+
T	core.v1.ResourceHealth	-	resourceID|s|Gv1.ResourceID|n1|!|+ health|s|Gv1.ResourceHealthStatus|n2|- message|s|n6
T	core.v1.ResourceQuota	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@371|n2|+ status|@372|n3|+
T	core.v1.ResourceQuotaList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@369|n2|!
T	core.v1.ResourceQuotaSpec	-	hard|{q|Gv1.ResourceList|n1 scopes|[s|G[]v1.ResourceQuotaScope|n2|La scopeSelector|@378|n3
T	core.v1.ResourceQuotaStatus	-	hard|{q|Gv1.ResourceList|n1 used|{q|Gv1.ResourceList|n2
T	core.v1.ResourceRequirements	-	limits|{q|Gv1.ResourceList|n1 requests|{q|Gv1.ResourceList|n2 claims|[@366|n3|Lmname
T	core.v1.ResourceStatus	-	name|s|Gv1.ResourceName|n1|!|+ resources|[@368|n2|LmresourceID
T	core.v1.SELinuxOptions	-	user|s|n1|- role|s|n2|- type|s|n3|- level|s|n4|-
T	core.v1.ScaleIOPersistentVolumeSource	-	gateway|s|n1|!|+ system|s|n2|!|+ secretRef|@386|n3|! sslEnabled|b|n4|- protectionDomain|s|n5|- storagePool|s|n6|- storageMode|s|n7|-|d"ThinProvisioned" volumeName|s|n8|- fsType|s|n9|-|d"xfs" readOnly|b|n10|-
T	core.v1.ScaleIOVolumeSource	-	gateway|s|n1|!|+ system|s|n2|!|+ secretRef|@288|n3|! sslEnabled|b|n4|- protectionDomain|s|n5|- storagePool|s|n6|- storageMode|s|n7|-|d"ThinProvisioned" volumeName|s|n8|- fsType|s|n9|-|d"xfs" readOnly|b|n10|-
T	core.v1.ScopeSelector	A	matchExpressions|[@379|n1|La
T	core.v1.ScopedResourceSelectorRequirement	-	scopeName|s|Gv1.ResourceQuotaScope|n1|!|+ operator|s|Gv1.ScopeSelectorOperator|n2|!|+ values|[s|n3|La
T	core.v1.SeccompProfile	-	type|s|Gv1.SeccompProfileType|n1|!|+ localhostProfile|s|n2
T	core.v1.Secret	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ immutable|b|n5 data|{y|n2 stringData|{s|n4 type|s|Gv1.SecretType|n3|-
T	core.v1.SecretEnvSource	-	name|s|n1|- optional|b|n2
T	core.v1.SecretKeySelector	A	name|s|n1|- key|s|n2|!|+ optional|b|n3
T	core.v1.SecretList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@381|n2|!
T	core.v1.SecretProjection	-	name|s|n1|- items|[@278|n2|La optional|b|n4
T	core.v1.SecretReference	A	name|s|n1|- namespace|s|n2|-
T	core.v1.SecretVolumeSource	-	secretName|s|n1|- items|[@278|n2|La defaultMode|i|n3 optional|b|n4
T	core.v1.SecurityContext	-	capabilities|@209|n1 privileged|b|n2 seLinuxOptions|@375|n3 windowsOptions|@420|n10 runAsUser|l|n4 runAsGroup|l|n8 runAsNonRoot|b|n5 readOnlyRootFilesystem|b|n6 allowPrivilegeEscalation|b|n7 procMount|s|Gv1.ProcMountType|n9 seccompProfile|@380|n11 appArmorProfile|@201|n12
T	core.v1.Service	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@395|n2|+ status|@396|n3|+
T	core.v1.ServiceAccount	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ secrets|[@317|n2|Lmname|Pm|Kname imagePullSecrets|[@288|n3|La automountServiceAccountToken|b|n4
T	core.v1.ServiceAccountList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@390|n2|!
T	core.v1.ServiceAccountTokenProjection	-	audience|s|n1|- expirationSeconds|l|n2 path|s|n3|!|+
T	core.v1.ServiceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@389|n2|!
T	core.v1.ServicePort	-	name|s|n1|- protocol|s|Gv1.Protocol|n2|-|d"TCP" appProtocol|s|n6 port|i|n3|!|+ targetPort|x|n4|- nodePort|i|n5|-
T	core.v1.ServiceSpec	-	ports|[@394|n1|Lmport,protocol|Pm|Kport selector|{s|n2|A clusterIP|s|n3|- clusterIPs|[s|n18|La type|s|Gv1.ServiceType|n4|- externalIPs|[s|n5|La sessionAffinity|s|Gv1.ServiceAffinity|n7|- loadBalancerIP|s|n8|- loadBalancerSourceRanges|[s|n9|La externalName|s|n10|- externalTrafficPolicy|s|Gv1.ServiceExternalTrafficPolicy|n11|- healthCheckNodePort|i|n12|- publishNotReadyAddresses|b|n13|- sessionAffinityConfig|@397|n14 ipFamilies|[s|G[]v1.IPFamily|n19|La ipFamilyPolicy|s|Gv1.IPFamilyPolicy|n17 allocateLoadBalancerNodePorts|b|n20 loadBalancerClass|s|n21 internalTrafficPolicy|s|Gv1.ServiceInternalTrafficPolicy|n22 trafficDistribution|s|n23
T	core.v1.ServiceStatus	-	loadBalancer|@287|n1|+ conditions|[@735|n2|Lmtype|Pm|Ktype
T	core.v1.SessionAffinityConfig	-	clientIP|@214|n1
T	core.v1.SleepAction	-	seconds|l|n1|!|+
T	core.v1.StorageOSPersistentVolumeSource	-	volumeName|s|n1|- volumeNamespace|s|n2|- fsType|s|n3|- readOnly|b|n4|- secretRef|@317|n5
T	core.v1.StorageOSVolumeSource	-	volumeName|s|n1|- volumeNamespace|s|n2|- fsType|s|n3|- readOnly|b|n4|- secretRef|@288|n5
T	core.v1.Sysctl	-	name|s|n1|!|+ value|s|n2|!|+
T	core.v1.TCPSocketAction	-	port|x|n1|!|+ host|s|n2|-
T	core.v1.Taint	-	key|s|n1|!|+ value|s|n2|- effect|s|Gv1.TaintEffect|n3|!|+ timeAdded|t|n4
T	core.v1.Toleration	-	key|s|n1|- operator|s|Gv1.TolerationOperator|n2|- value|s|n3|- effect|s|Gv1.TaintEffect|n4|- tolerationSeconds|l|n5
T	core.v1.TopologySelectorLabelRequirement	-	key|s|n1|!|+ values|[s|n2|!|La
T	core.v1.TopologySelectorTerm	A	matchLabelExpressions|[@405|n1|La
T	core.v1.TopologySpreadConstraint	-	maxSkew|i|n1|!|+ topologyKey|s|n2|!|+ whenUnsatisfiable|s|Gv1.UnsatisfiableConstraintAction|n3|!|+ labelSelector|@740|n4 minDomains|i|n5 nodeAffinityPolicy|s|Gv1.NodeInclusionPolicy|n6 nodeTaintsPolicy|s|Gv1.NodeInclusionPolicy|n7 matchLabelKeys|[s|n8|La
T	core.v1.TypedLocalObjectReference	A	apiGroup|s|n1 kind|s|n2|!|+ name|s|n3|!|+
T	core.v1.TypedObjectReference	-	apiGroup|s|n1 kind|s|n2|!|+ name|s|n3|!|+ namespace|s|n4
T	core.v1.Volume	-	name|s|n1|!|+ hostPath|@273|n1 emptyDir|@243|n2 gcePersistentDisk|@264|n3 awsElasticBlockStore|@199|n4 gitRepo|@266|n5 secret|@387|n6 nfs|@291|n7 iscsi|@275|n8 glusterfs|@268|n9 persistentVolumeClaim|@325|n10 rbd|@360|n11 flexVolume|@262|n12 cinder|@213|n13 cephfs|@211|n14 flocker|@263|n15 downwardAPI|@242|n16 fc|@259|n17 azureFile|@205|n18 configMap|@225|n19 vsphereVolume|@418|n20 quobyte|@358|n21 azureDisk|@203|n22 photonPersistentDisk|@329|n23 projected|@357|n26 portworxVolume|@354|n24 scaleIO|@377|n25 storageos|@400|n27 csi|@208|n28 ephemeral|@253|n29 image|@276|n30
T	core.v1.VolumeDevice	-	name|s|n1|!|+ devicePath|s|n2|!|+
T	core.v1.VolumeMount	-	name|s|n1|!|+ readOnly|b|n2|- recursiveReadOnly|s|Gv1.RecursiveReadOnlyMode|n7 mountPath|s|n3|!|+ subPath|s|n4|- mountPropagation|s|Gv1.MountPropagationMode|n5 subPathExpr|s|n6|-
T	core.v1.VolumeMountStatus	-	name|s|n1|!|+ mountPath|s|n2|!|+ readOnly|b|n3|- recursiveReadOnly|s|Gv1.RecursiveReadOnlyMode|n4 volumeStatus|@417|n5
T	core.v1.VolumeNodeAffinity	-	required|@309|n1
T	core.v1.VolumeProjection	-	secret|@385|n1 downwardAPI|@240|n2 configMap|@224|n3 serviceAccountToken|@392|n4 clusterTrustBundle|@215|n5 podCertificate|@334|n6
T	core.v1.VolumeResourceRequirements	-	limits|{q|Gv1.ResourceList|n1 requests|{q|Gv1.ResourceList|n2
T	core.v1.VolumeStatus	-	image|@277|n1
T	core.v1.VsphereVirtualDiskVolumeSource	-	volumePath|s|n1|!|+ fsType|s|n2|- storagePolicyName|s|n3|- storagePolicyID|s|n4|-
T	core.v1.WeightedPodAffinityTerm	-	weight|i|n1|!|+ podAffinityTerm|@332|n2|!|+
T	core.v1.WindowsSecurityContextOptions	-	gmsaCredentialSpecName|s|n1 gmsaCredentialSpec|s|n2 runAsUserName|s|n3 hostProcess|b|n4
T	discovery.v1.Endpoint	-	addresses|[s|n1|!|Ls conditions|@422|n2|+ hostname|s|n3 targetRef|@317|n4 deprecatedTopology|{s|n5 nodeName|s|n6 zone|s|n7 hints|@423|n8
T	discovery.v1.EndpointConditions	-	ready|b|n1 serving|b|n2 terminating|b|n3
T	discovery.v1.EndpointHints	-	forZones|[@428|n1|La forNodes|[@427|n2|La
T	discovery.v1.EndpointPort	A	name|s|n1 protocol|s|Gv1.Protocol|n2 port|i|n3 appProtocol|s|n4
T	discovery.v1.EndpointSlice	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ addressType|s|Gv1.AddressType|n4|!|+ endpoints|[@421|n2|La ports|[@424|n3|La
T	discovery.v1.EndpointSliceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@425|n2|!
T	discovery.v1.ForNode	-	name|s|n1|!|+
T	discovery.v1.ForZone	-	name|s|n1|!|+
T	events.v1.Event	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ eventTime|u|n2|!|+ series|@431|n3 reportingController|s|n4|- reportingInstance|s|n5|- action|s|n6|- reason|s|n7|- regarding|@317|n8|+ related|@317|n9 note|s|n10|- type|s|n11|- deprecatedSource|@257|n12|+ deprecatedFirstTimestamp|t|n13|- deprecatedLastTimestamp|t|n14|- deprecatedCount|i|n15|-
T	events.v1.EventList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@429|n2|!
T	events.v1.EventSeries	-	count|i|n1|!|+ lastObservedTime|u|n2|!|+
T	flowcontrol.v1.ExemptPriorityLevelConfiguration	-	nominalConcurrencyShares|i|n1 lendablePercent|i|n2
T	flowcontrol.v1.FlowDistinguisherMethod	-	type|s|Gv1.FlowDistinguisherMethodType|n1|!|+
T	flowcontrol.v1.FlowSchema	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@437|n2|+ status|@438|n3|+
T	flowcontrol.v1.FlowSchemaCondition	-	type|s|Gv1.FlowSchemaConditionType|n1|- status|s|Gv1.ConditionStatus|n2|- lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	flowcontrol.v1.FlowSchemaList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@434|n2|!
T	flowcontrol.v1.FlowSchemaSpec	-	priorityLevelConfiguration|@447|n1|!|+ matchingPrecedence|i|n2|+ distinguisherMethod|@433|n3 rules|[@443|n4|La
T	flowcontrol.v1.FlowSchemaStatus	-	conditions|[@435|n1|Lmtype|Pm|Ktype
T	flowcontrol.v1.GroupSubject	-	name|s|n1|!|+
T	flowcontrol.v1.LimitResponse	-	type|s|Gv1.LimitResponseType|n1|!|+ queuing|@450|n2
T	flowcontrol.v1.LimitedPriorityLevelConfiguration	-	nominalConcurrencyShares|i|n1 limitResponse|@440|n2|+ lendablePercent|i|n3 borrowingLimitPercent|i|n4
T	flowcontrol.v1.NonResourcePolicyRule	-	verbs|[s|n1|!|Ls nonResourceURLs|[s|n6|!|Ls
T	flowcontrol.v1.PolicyRulesWithSubjects	-	subjects|[@453|n1|!|La resourceRules|[@451|n2|La nonResourceRules|[@442|n3|La
T	flowcontrol.v1.PriorityLevelConfiguration	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@448|n2|+ status|@449|n3|+
T	flowcontrol.v1.PriorityLevelConfigurationCondition	-	type|s|Gv1.PriorityLevelConfigurationConditionType|n1|- status|s|Gv1.ConditionStatus|n2|- lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	flowcontrol.v1.PriorityLevelConfigurationList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@444|n2|!
T	flowcontrol.v1.PriorityLevelConfigurationReference	-	name|s|n1|!|+
T	flowcontrol.v1.PriorityLevelConfigurationSpec	-	type|s|Gv1.PriorityLevelEnablement|n1|!|+ limited|@441|n2 exempt|@432|n3
T	flowcontrol.v1.PriorityLevelConfigurationStatus	-	conditions|[@445|n1|Lmtype|Pm|Ktype
T	flowcontrol.v1.QueuingConfiguration	-	queues|i|n1|+ handSize|i|n2|+ queueLengthLimit|i|n3|+
T	flowcontrol.v1.ResourcePolicyRule	-	verbs|[s|n1|!|Ls apiGroups|[s|n2|!|Ls resources|[s|n3|!|Ls clusterScope|b|n4|- namespaces|[s|n5|Ls
T	flowcontrol.v1.ServiceAccountSubject	-	namespace|s|n1|!|+ name|s|n2|!|+
T	flowcontrol.v1.Subject	-	kind|s|Gv1.SubjectKind|n1|!|+ user|@454|n2 group|@439|n3 serviceAccount|@452|n4
T	flowcontrol.v1.UserSubject	-	name|s|n1|!|+
T	networking.v1.HTTPIngressPath	-	path|s|n1|- pathType|s|Gv1.PathType|n3|! backend|@462|n2|!|+
T	networking.v1.HTTPIngressRuleValue	-	paths|[@455|n1|!|La
T	networking.v1.IPAddress	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@459|n2|!|+
T	networking.v1.IPAddressList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@457|n2|!
T	networking.v1.IPAddressSpec	-	parentRef|@483|n1|!
T	networking.v1.IPBlock	-	cidr|s|n1|!|+ except|[s|n2|La
T	networking.v1.Ingress	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@473|n2|+ status|@474|n3|+
T	networking.v1.IngressBackend	-	service|@472|n4 resource|@408|n3
T	networking.v1.IngressClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@466|n2|+
T	networking.v1.IngressClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@463|n2|!
T	networking.v1.IngressClassParametersReference	-	apiGroup|s|n1 kind|s|n2|!|+ name|s|n3|!|+ scope|s|n4 namespace|s|n5
T	networking.v1.IngressClassSpec	-	controller|s|n1|- parameters|@465|n2
T	networking.v1.IngressList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@461|n2|!
T	networking.v1.IngressLoadBalancerIngress	-	ip|s|n1|- hostname|s|n2|- ports|[@470|n4|La
T	networking.v1.IngressLoadBalancerStatus	-	ingress|[@468|n1|La
T	networking.v1.IngressPortStatus	-	port|i|n1|!|+ protocol|s|Gv1.Protocol|n2|!|+ error|s|n3
T	networking.v1.IngressRule	-	host|s|n1|- http|@456|n1
T	networking.v1.IngressServiceBackend	-	name|s|n1|!|+ port|@484|n2|+
T	networking.v1.IngressSpec	-	ingressClassName|s|n4 defaultBackend|@462|n1 tls|[@475|n2|La rules|[@471|n3|La
T	networking.v1.IngressStatus	-	loadBalancer|@469|n1|+
T	networking.v1.IngressTLS	-	hosts|[s|n1|La secretName|s|n2|-
T	networking.v1.NetworkPolicy	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@482|n2|+
T	networking.v1.NetworkPolicyEgressRule	-	ports|[@481|n1|La to|[@480|n2|La
T	networking.v1.NetworkPolicyIngressRule	-	ports|[@481|n1|La from|[@480|n2|La
T	networking.v1.NetworkPolicyList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@476|n2|!
T	networking.v1.NetworkPolicyPeer	-	podSelector|@740|n1 namespaceSelector|@740|n2 ipBlock|@460|n3
T	networking.v1.NetworkPolicyPort	-	protocol|s|Gv1.Protocol|n1 port|x|n2 endPort|i|n3
T	networking.v1.NetworkPolicySpec	-	podSelector|@740|n1|+ ingress|[@478|n2|La egress|[@477|n3|La policyTypes|[s|G[]v1.PolicyType|n4|La
T	networking.v1.ParentReference	-	group|s|n1|- resource|s|n2|!|- namespace|s|n3|- name|s|n4|!|-
T	networking.v1.ServiceBackendPort	A	name|s|n1|- number|i|n2|-
T	networking.v1.ServiceCIDR	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@487|n2|+ status|@488|n3|+
T	networking.v1.ServiceCIDRList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@485|n2|!
T	networking.v1.ServiceCIDRSpec	-	cidrs|[s|n1|La
T	networking.v1.ServiceCIDRStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype
T	networking.v1beta1.IPAddress	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@491|n2|!|+
T	networking.v1beta1.IPAddressList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@489|n2|!
T	networking.v1beta1.IPAddressSpec	-	parentRef|@492|n1|!
T	networking.v1beta1.ParentReference	-	group|s|n1|- resource|s|n2|!|- namespace|s|n3|- name|s|n4|!|-
T	networking.v1beta1.ServiceCIDR	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@495|n2|+ status|@496|n3|+
T	networking.v1beta1.ServiceCIDRList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@493|n2|!
T	networking.v1beta1.ServiceCIDRSpec	-	cidrs|[s|n1|La
T	networking.v1beta1.ServiceCIDRStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype
T	node.v1.Overhead	-	podFixed|{q|Gv1.ResourceList|n1
T	node.v1.RuntimeClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ handler|s|n2|!|+ overhead|@497|n3 scheduling|@500|n4
T	node.v1.RuntimeClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@498|n2|!
T	node.v1.Scheduling	-	nodeSelector|{s|n1|A tolerations|[@404|n2|La
T	policy.v1.Eviction	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ deleteOptions|@736|n2
T	policy.v1.PodDisruptionBudget	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@504|n2|+ status|@505|n3|+
T	policy.v1.PodDisruptionBudgetList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@502|n2|!
T	policy.v1.PodDisruptionBudgetSpec	-	minAvailable|x|n1 selector|@740|n2|Px maxUnavailable|x|n3 unhealthyPodEvictionPolicy|s|Gv1.UnhealthyPodEvictionPolicyType|n4
T	policy.v1.PodDisruptionBudgetStatus	-	observedGeneration|l|n1|- disruptedPods|{t|n2 disruptionsAllowed|i|n3|+ currentHealthy|i|n4|+ desiredHealthy|i|n5|+ expectedPods|i|n6|+ conditions|[@735|n7|Lmtype|Pm|Ktype
T	rbac.v1.AggregationRule	-	clusterRoleSelectors|[@740|n1|La
T	rbac.v1.ClusterRole	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ rules|[@511|n2|La aggregationRule|@506|n3
T	rbac.v1.ClusterRoleBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ subjects|[@517|n2|La roleRef|@516|n3|!|+
T	rbac.v1.ClusterRoleBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@508|n2|!
T	rbac.v1.ClusterRoleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@507|n2|!
T	rbac.v1.PolicyRule	-	verbs|[s|n1|!|La apiGroups|[s|n2|La resources|[s|n3|La resourceNames|[s|n4|La nonResourceURLs|[s|n5|La
T	rbac.v1.Role	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ rules|[@511|n2|La
T	rbac.v1.RoleBinding	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ subjects|[@517|n2|La roleRef|@516|n3|!|+
T	rbac.v1.RoleBindingList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@513|n2|!
T	rbac.v1.RoleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@512|n2|!
T	rbac.v1.RoleRef	A	apiGroup|s|n1|+ kind|s|n2|!|+ name|s|n3|!|+
T	rbac.v1.Subject	A	kind|s|n1|!|+ apiGroup|s|n2|- name|s|n3|!|+ namespace|s|n4|-
T	resource.v1.AllocatedDeviceStatus	-	driver|s|n1|!|+ pool|s|n2|!|+ device|s|n3|!|+ shareID|s|n7 conditions|[@735|n4|Lmtype data|a|n5 networkData|@546|n6
T	resource.v1.AllocationResult	-	devices|@528|n1|+ nodeSelector|@309|n3 allocationTimestamp|t|n5
T	resource.v1.CELDeviceSelector	-	expression|s|n1|!|+
T	resource.v1.CapacityRequestPolicy	-	default|q|n1 validValues|[q|n3|La validRange|@522|n4
T	resource.v1.CapacityRequestPolicyRange	-	min|q|n1|! max|q|n2 step|q|n3
T	resource.v1.CapacityRequirements	-	requests|{q|Gmap[v1.QualifiedName]resource.Quantity|n1
T	resource.v1.Counter	-	value|q|n1|!|+
T	resource.v1.CounterSet	-	name|s|n1|!|+ counters|{@524|n2|!
T	resource.v1.Device	-	name|s|n1|!|+ attributes|{@529|Gmap[v1.QualifiedName]v1.DeviceAttribute|n2 capacity|{@530|Gmap[v1.QualifiedName]v1.DeviceCapacity|n3 consumesCounters|[@538|n4|La nodeName|s|n5 nodeSelector|@309|n6 allNodes|b|n7 taints|[@543|n8|La bindsToNode|b|n9 bindingConditions|[s|n10|La bindingFailureConditions|[s|n11|La allowMultipleAllocations|b|n12 nodeAllocatableResourceMappings|{@547|Gmap[v1.ResourceName]v1.NodeAllocatableResourceMapping|n13
T	resource.v1.DeviceAllocationConfiguration	-	source|s|Gv1.AllocationConfigSource|n1|!|+ requests|[s|n2|La opaque|@548|n1
T	resource.v1.DeviceAllocationResult	-	results|[@540|n1|La config|[@527|n2|La
T	resource.v1.DeviceAttribute	-	int|l|n2 bool|b|n3 string|s|n4 version|s|n5 ints|[l|n6|La bools|[b|n7|La strings|[s|n8|La versions|[s|n9|La
T	resource.v1.DeviceCapacity	-	value|q|n1|!|+ requestPolicy|@521|n2
T	resource.v1.DeviceClaim	-	requests|[@539|n1|La constraints|[@537|n2|La config|[@532|n3|La
T	resource.v1.DeviceClaimConfiguration	-	requests|[s|n1|La opaque|@548|n1
T	resource.v1.DeviceClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@536|n2|!|+
T	resource.v1.DeviceClassConfiguration	-	opaque|@548|n1
T	resource.v1.DeviceClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@533|n2|!
T	resource.v1.DeviceClassSpec	-	selectors|[@541|n1|La config|[@534|n2|La extendedResourceName|s|n4
T	resource.v1.DeviceConstraint	-	requests|[s|n1|La matchAttribute|s|Gv1.FullyQualifiedName|n2 distinctAttribute|s|Gv1.FullyQualifiedName|n3
T	resource.v1.DeviceCounterConsumption	-	counterSet|s|n1|!|+ counters|{@524|n2|!
T	resource.v1.DeviceRequest	-	name|s|n1|!|+ exactly|@545|n2 firstAvailable|[@542|n3|La
T	resource.v1.DeviceRequestAllocationResult	-	request|s|n1|!|+ driver|s|n2|!|+ pool|s|n3|!|+ device|s|n4|!|+ adminAccess|b|n5 tolerations|[@544|n6|La bindingConditions|[s|n7|La bindingFailureConditions|[s|n8|La shareID|s|Gtypes.UID|n9 consumedCapacity|{q|Gmap[v1.QualifiedName]resource.Quantity|n10
T	resource.v1.DeviceSelector	-	cel|@520|n1
T	resource.v1.DeviceSubRequest	-	name|s|n1|!|+ deviceClassName|s|n2|!|+ selectors|[@541|n3|La allocationMode|s|Gv1.DeviceAllocationMode|n4|- count|l|n5|- tolerations|[@544|n6|La capacity|@523|n7
T	resource.v1.DeviceTaint	-	key|s|n1|!|+ value|s|n2|- effect|s|Gv1.DeviceTaintEffect|n3|!|+ timeAdded|t|n4
T	resource.v1.DeviceToleration	-	key|s|n1|- operator|s|Gv1.DeviceTolerationOperator|n2|-|d"Equal" value|s|n3|- effect|s|Gv1.DeviceTaintEffect|n4|- tolerationSeconds|l|n5
T	resource.v1.ExactDeviceRequest	-	deviceClassName|s|n1|!|+ selectors|[@541|n2|La allocationMode|s|Gv1.DeviceAllocationMode|n3|- count|l|n4|- adminAccess|b|n5 tolerations|[@544|n6|La capacity|@523|n7
T	resource.v1.NetworkDeviceData	-	interfaceName|s|n1|- ips|[s|n2|La hardwareAddress|s|n3|-
T	resource.v1.NodeAllocatableResourceMapping	-	capacityKey|s|Gv1.QualifiedName|n1 allocationMultiplier|q|n2
T	resource.v1.OpaqueDeviceConfiguration	-	driver|s|n1|!|+ parameters|a|n2|!
T	resource.v1.ResourceClaim	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@552|n2|!|+ status|@553|n3|+
T	resource.v1.ResourceClaimConsumerReference	-	apiGroup|s|n1|- resource|s|n3|!|+ name|s|n4|!|+ uid|s|Gtypes.UID|n5|!|+
T	resource.v1.ResourceClaimList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@549|n2|!
T	resource.v1.ResourceClaimSpec	-	devices|@531|n1|+
T	resource.v1.ResourceClaimStatus	-	allocation|@519|n1 reservedFor|[@550|n2|Lmuid|Pm|Kuid devices|[@518|n4|Lmdriver,device,pool,shareID
T	resource.v1.ResourceClaimTemplate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@556|n2|!|+
T	resource.v1.ResourceClaimTemplateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@554|n2|!
T	resource.v1.ResourceClaimTemplateSpec	-	metadata|@744|n1|+ spec|@552|n2|!|+
T	resource.v1.ResourcePool	-	name|s|n1|!|+ generation|l|n2|!|+ resourceSliceCount|l|n3|!|+
T	resource.v1.ResourceSlice	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@560|n2|!|+
T	resource.v1.ResourceSliceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@558|n2|!
T	resource.v1.ResourceSliceSpec	-	driver|s|n1|!|+ pool|@557|n2|!|+ nodeName|s|n3 nodeSelector|@309|n4 allNodes|b|n5 devices|[@526|n6|La perDeviceNodeSelection|b|n7 sharedCounters|[@525|n8|La
T	resource.v1alpha3.DeviceTaint	-	key|s|n1|!|+ value|s|n2|- effect|s|Gv1alpha3.DeviceTaintEffect|n3|!|+ timeAdded|t|n4
T	resource.v1alpha3.DeviceTaintRule	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@564|n2|!|+ status|@565|n3|+
T	resource.v1alpha3.DeviceTaintRuleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@562|n2|!
T	resource.v1alpha3.DeviceTaintRuleSpec	-	deviceSelector|@566|n1 taint|@561|n2|!|+
T	resource.v1alpha3.DeviceTaintRuleStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype
T	resource.v1alpha3.DeviceTaintSelector	-	driver|s|n2 pool|s|n3 device|s|n4
T	resource.v1alpha3.PoolStatus	-	driver|s|n1|!|- poolName|s|n2|!|- generation|l|n9|!|+ resourceSliceCount|i|n8 totalDevices|i|n4 allocatedDevices|i|n5 availableDevices|i|n6 unavailableDevices|i|n7 nodeName|s|n3 validationError|s|n10
T	resource.v1alpha3.ResourcePoolStatusRequest	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|!|+ spec|@570|n2|!|+ status|@571|n3
T	resource.v1alpha3.ResourcePoolStatusRequestList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@568|n2|!
T	resource.v1alpha3.ResourcePoolStatusRequestSpec	-	driver|s|n1|!|+ poolName|s|n2 limit|i|n3|d100
T	resource.v1alpha3.ResourcePoolStatusRequestStatus	-	poolCount|i|n6|! pools|[@567|n2|La conditions|[@735|n3|Lmtype|Pm|Ktype
T	resource.v1beta1.AllocatedDeviceStatus	-	driver|s|n1|!|+ pool|s|n2|!|+ device|s|n3|!|+ shareID|s|n7 conditions|[@735|n4|Lmtype data|a|n5 networkData|@600|n6
T	resource.v1beta1.AllocationResult	-	devices|@583|n1|+ nodeSelector|@309|n3 allocationTimestamp|t|n5
T	resource.v1beta1.BasicDevice	-	attributes|{@584|Gmap[v1beta1.QualifiedName]v1beta1.DeviceAttribute|n1 capacity|{@585|Gmap[v1beta1.QualifiedName]v1beta1.DeviceCapacity|n2 consumesCounters|[@593|n3|La nodeName|s|n4 nodeSelector|@309|n5 allNodes|b|n6 taints|[@598|n7|La bindsToNode|b|n8 bindingConditions|[s|n9|La bindingFailureConditions|[s|n10|La allowMultipleAllocations|b|n11 nodeAllocatableResourceMappings|{@601|Gmap[v1.ResourceName]v1beta1.NodeAllocatableResourceMapping|n12
T	resource.v1beta1.CELDeviceSelector	-	expression|s|n1|!|+
T	resource.v1beta1.CapacityRequestPolicy	-	default|q|n1 validValues|[q|n3|La validRange|@577|n4
T	resource.v1beta1.CapacityRequestPolicyRange	-	min|q|n1|! max|q|n2 step|q|n3
T	resource.v1beta1.CapacityRequirements	-	requests|{q|Gmap[v1beta1.QualifiedName]resource.Quantity|n1
T	resource.v1beta1.Counter	-	value|q|n1|!|+
T	resource.v1beta1.CounterSet	-	name|s|n1|!|+ counters|{@579|n2|!
T	resource.v1beta1.Device	-	name|s|n1|!|+ basic|@574|n2
T	resource.v1beta1.DeviceAllocationConfiguration	-	source|s|Gv1beta1.AllocationConfigSource|n1|!|+ requests|[s|n2|La opaque|@602|n1
T	resource.v1beta1.DeviceAllocationResult	-	results|[@595|n1|La config|[@582|n2|La
T	resource.v1beta1.DeviceAttribute	-	int|l|n2 bool|b|n3 string|s|n4 version|s|n5 ints|[l|n6|La bools|[b|n7|La strings|[s|n8|La versions|[s|n9|La
T	resource.v1beta1.DeviceCapacity	-	value|q|n1|!|+ requestPolicy|@576|n2
T	resource.v1beta1.DeviceClaim	-	requests|[@594|n1|La constraints|[@592|n2|La config|[@587|n3|La
T	resource.v1beta1.DeviceClaimConfiguration	-	requests|[s|n1|La opaque|@602|n1
T	resource.v1beta1.DeviceClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@591|n2|!|+
T	resource.v1beta1.DeviceClassConfiguration	-	opaque|@602|n1
T	resource.v1beta1.DeviceClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@588|n2|!
T	resource.v1beta1.DeviceClassSpec	-	selectors|[@596|n1|La config|[@589|n2|La extendedResourceName|s|n4
T	resource.v1beta1.DeviceConstraint	-	requests|[s|n1|La matchAttribute|s|Gv1beta1.FullyQualifiedName|n2 distinctAttribute|s|Gv1beta1.FullyQualifiedName|n3
T	resource.v1beta1.DeviceCounterConsumption	-	counterSet|s|n1|!|+ counters|{@579|n2|!
T	resource.v1beta1.DeviceRequest	-	name|s|n1|!|+ deviceClassName|s|n2|+ selectors|[@596|n3|La allocationMode|s|Gv1beta1.DeviceAllocationMode|n4|- count|l|n5|- adminAccess|b|n6 firstAvailable|[@597|n7|La tolerations|[@599|n8|La capacity|@578|n9
T	resource.v1beta1.DeviceRequestAllocationResult	-	request|s|n1|!|+ driver|s|n2|!|+ pool|s|n3|!|+ device|s|n4|!|+ adminAccess|b|n5 tolerations|[@599|n6|La bindingConditions|[s|n7|La bindingFailureConditions|[s|n8|La shareID|s|Gtypes.UID|n9 consumedCapacity|{q|Gmap[v1beta1.QualifiedName]resource.Quantity|n10
T	resource.v1beta1.DeviceSelector	-	cel|@575|n1
T	resource.v1beta1.DeviceSubRequest	-	name|s|n1|!|+ deviceClassName|s|n2|!|+ selectors|[@596|n3|La allocationMode|s|Gv1beta1.DeviceAllocationMode|n4|- count|l|n5|- tolerations|[@599|n7|La capacity|@578|n8
T	resource.v1beta1.DeviceTaint	-	key|s|n1|!|+ value|s|n2|- effect|s|Gv1beta1.DeviceTaintEffect|n3|!|+ timeAdded|t|n4
T	resource.v1beta1.DeviceToleration	-	key|s|n1|- operator|s|Gv1beta1.DeviceTolerationOperator|n2|-|d"Equal" value|s|n3|- effect|s|Gv1beta1.DeviceTaintEffect|n4|- tolerationSeconds|l|n5
T	resource.v1beta1.NetworkDeviceData	-	interfaceName|s|n1|- ips|[s|n2|La hardwareAddress|s|n3|-
T	resource.v1beta1.NodeAllocatableResourceMapping	-	capacityKey|s|Gv1beta1.QualifiedName|n1 allocationMultiplier|q|n2
T	resource.v1beta1.OpaqueDeviceConfiguration	-	driver|s|n1|!|+ parameters|a|n2|!
T	resource.v1beta1.ResourceClaim	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@606|n2|!|+ status|@607|n3|+
T	resource.v1beta1.ResourceClaimConsumerReference	-	apiGroup|s|n1|- resource|s|n3|!|+ name|s|n4|!|+ uid|s|Gtypes.UID|n5|!|+
T	resource.v1beta1.ResourceClaimList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@603|n2|!
T	resource.v1beta1.ResourceClaimSpec	-	devices|@586|n1|+
T	resource.v1beta1.ResourceClaimStatus	-	allocation|@573|n1 reservedFor|[@604|n2|Lmuid|Pm|Kuid devices|[@572|n4|Lmdriver,device,pool,shareID
T	resource.v1beta1.ResourceClaimTemplate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@610|n2|!|+
T	resource.v1beta1.ResourceClaimTemplateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@608|n2|!
T	resource.v1beta1.ResourceClaimTemplateSpec	-	metadata|@744|n1|+ spec|@606|n2|!|+
T	resource.v1beta1.ResourcePool	-	name|s|n1|!|+ generation|l|n2|!|+ resourceSliceCount|l|n3|!|+
T	resource.v1beta1.ResourceSlice	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@614|n2|!|+
T	resource.v1beta1.ResourceSliceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@612|n2|!
T	resource.v1beta1.ResourceSliceSpec	-	driver|s|n1|!|+ pool|@611|n2|!|+ nodeName|s|n3|- nodeSelector|@309|n4 allNodes|b|n5|- devices|[@581|n6|La perDeviceNodeSelection|b|n7 sharedCounters|[@580|n8|La
T	resource.v1beta2.AllocatedDeviceStatus	-	driver|s|n1|!|+ pool|s|n2|!|+ device|s|n3|!|+ shareID|s|n7 conditions|[@735|n4|Lmtype data|a|n5 networkData|@648|n6
T	resource.v1beta2.AllocationResult	-	devices|@625|n1|+ nodeSelector|@309|n3 allocationTimestamp|t|n5
T	resource.v1beta2.CELDeviceSelector	-	expression|s|n1|!|+
T	resource.v1beta2.CapacityRequestPolicy	-	default|q|n1 validValues|[q|n3|La validRange|@619|n4
T	resource.v1beta2.CapacityRequestPolicyRange	-	min|q|n1|! max|q|n2 step|q|n3
T	resource.v1beta2.CapacityRequirements	-	requests|{q|Gmap[v1beta2.QualifiedName]resource.Quantity|n1
T	resource.v1beta2.Counter	-	value|q|n1|!|+
T	resource.v1beta2.CounterSet	-	name|s|n1|!|+ counters|{@621|n2|!
T	resource.v1beta2.Device	-	name|s|n1|!|+ attributes|{@626|Gmap[v1beta2.QualifiedName]v1beta2.DeviceAttribute|n2 capacity|{@627|Gmap[v1beta2.QualifiedName]v1beta2.DeviceCapacity|n3 consumesCounters|[@635|n4|La nodeName|s|n5 nodeSelector|@309|n6 allNodes|b|n7 taints|[@640|n8|La bindsToNode|b|n9 bindingConditions|[s|n10|La bindingFailureConditions|[s|n11|La allowMultipleAllocations|b|n12 nodeAllocatableResourceMappings|{@649|Gmap[v1.ResourceName]v1beta2.NodeAllocatableResourceMapping|n13
T	resource.v1beta2.DeviceAllocationConfiguration	-	source|s|Gv1beta2.AllocationConfigSource|n1|!|+ requests|[s|n2|La opaque|@650|n1
T	resource.v1beta2.DeviceAllocationResult	-	results|[@637|n1|La config|[@624|n2|La
T	resource.v1beta2.DeviceAttribute	-	int|l|n2 bool|b|n3 string|s|n4 version|s|n5 ints|[l|n6|La bools|[b|n7|La strings|[s|n8|La versions|[s|n9|La
T	resource.v1beta2.DeviceCapacity	-	value|q|n1|!|+ requestPolicy|@618|n2
T	resource.v1beta2.DeviceClaim	-	requests|[@636|n1|La constraints|[@634|n2|La config|[@629|n3|La
T	resource.v1beta2.DeviceClaimConfiguration	-	requests|[s|n1|La opaque|@650|n1
T	resource.v1beta2.DeviceClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@633|n2|!|+
T	resource.v1beta2.DeviceClassConfiguration	-	opaque|@650|n1
T	resource.v1beta2.DeviceClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@630|n2|!
T	resource.v1beta2.DeviceClassSpec	-	selectors|[@638|n1|La config|[@631|n2|La extendedResourceName|s|n4
T	resource.v1beta2.DeviceConstraint	-	requests|[s|n1|La matchAttribute|s|Gv1beta2.FullyQualifiedName|n2 distinctAttribute|s|Gv1beta2.FullyQualifiedName|n3
T	resource.v1beta2.DeviceCounterConsumption	-	counterSet|s|n1|!|+ counters|{@621|n2|!
T	resource.v1beta2.DeviceRequest	-	name|s|n1|!|+ exactly|@647|n2 firstAvailable|[@639|n3|La
T	resource.v1beta2.DeviceRequestAllocationResult	-	request|s|n1|!|+ driver|s|n2|!|+ pool|s|n3|!|+ device|s|n4|!|+ adminAccess|b|n5 tolerations|[@646|n6|La bindingConditions|[s|n7|La bindingFailureConditions|[s|n8|La shareID|s|Gtypes.UID|n9 consumedCapacity|{q|Gmap[v1beta2.QualifiedName]resource.Quantity|n10
T	resource.v1beta2.DeviceSelector	-	cel|@617|n1
T	resource.v1beta2.DeviceSubRequest	-	name|s|n1|!|+ deviceClassName|s|n2|!|+ selectors|[@638|n3|La allocationMode|s|Gv1beta2.DeviceAllocationMode|n4|- count|l|n5|- tolerations|[@646|n6|La capacity|@620|n7
T	resource.v1beta2.DeviceTaint	-	key|s|n1|!|+ value|s|n2|- effect|s|Gv1beta2.DeviceTaintEffect|n3|!|+ timeAdded|t|n4
T	resource.v1beta2.DeviceTaintRule	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@643|n2|!|+ status|@644|n3|+
T	resource.v1beta2.DeviceTaintRuleList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@641|n2|!
T	resource.v1beta2.DeviceTaintRuleSpec	-	deviceSelector|@645|n1 taint|@640|n2|!|+
T	resource.v1beta2.DeviceTaintRuleStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype
T	resource.v1beta2.DeviceTaintSelector	-	driver|s|n2 pool|s|n3 device|s|n4
T	resource.v1beta2.DeviceToleration	-	key|s|n1|- operator|s|Gv1beta2.DeviceTolerationOperator|n2|-|d"Equal" value|s|n3|- effect|s|Gv1beta2.DeviceTaintEffect|n4|- tolerationSeconds|l|n5
T	resource.v1beta2.ExactDeviceRequest	-	deviceClassName|s|n1|!|+ selectors|[@638|n2|La allocationMode|s|Gv1beta2.DeviceAllocationMode|n3|- count|l|n4|- adminAccess|b|n5 tolerations|[@646|n6|La capacity|@620|n7
T	resource.v1beta2.NetworkDeviceData	-	interfaceName|s|n1|- ips|[s|n2|La hardwareAddress|s|n3|-
T	resource.v1beta2.NodeAllocatableResourceMapping	-	capacityKey|s|Gv1beta2.QualifiedName|n1 allocationMultiplier|q|n2
T	resource.v1beta2.OpaqueDeviceConfiguration	-	driver|s|n1|!|+ parameters|a|n2|!
T	resource.v1beta2.ResourceClaim	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@654|n2|!|+ status|@655|n3|+
T	resource.v1beta2.ResourceClaimConsumerReference	-	apiGroup|s|n1|- resource|s|n3|!|+ name|s|n4|!|+ uid|s|Gtypes.UID|n5|!|+
T	resource.v1beta2.ResourceClaimList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@651|n2|!
T	resource.v1beta2.ResourceClaimSpec	-	devices|@628|n1|+
T	resource.v1beta2.ResourceClaimStatus	-	allocation|@616|n1 reservedFor|[@652|n2|Lmuid|Pm|Kuid devices|[@615|n4|Lmdriver,device,pool,shareID
T	resource.v1beta2.ResourceClaimTemplate	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@658|n2|!|+
T	resource.v1beta2.ResourceClaimTemplateList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@656|n2|!
T	resource.v1beta2.ResourceClaimTemplateSpec	-	metadata|@744|n1|+ spec|@654|n2|!|+
T	resource.v1beta2.ResourcePool	-	name|s|n1|!|+ generation|l|n2|!|+ resourceSliceCount|l|n3|!|+
T	resource.v1beta2.ResourceSlice	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@662|n2|!|+
T	resource.v1beta2.ResourceSliceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@660|n2|!
T	resource.v1beta2.ResourceSliceSpec	-	driver|s|n1|!|+ pool|@659|n2|!|+ nodeName|s|n3 nodeSelector|@309|n4 allNodes|b|n5 devices|[@623|n6|La perDeviceNodeSelection|b|n7 sharedCounters|[@622|n8|La
T	scheduling.v1.PriorityClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ value|i|n2|+ globalDefault|b|n3|- description|s|n4|- preemptionPolicy|s|Gv1.PreemptionPolicy|n5
T	scheduling.v1.PriorityClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@663|n2|!
T	scheduling.v1alpha2.BasicSchedulingPolicy	-	
T	scheduling.v1alpha2.GangSchedulingPolicy	-	minCount|i|n1|!|+
T	scheduling.v1alpha2.PodGroup	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@673|n2|!|+ status|@674|n3|+
T	scheduling.v1alpha2.PodGroupList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@667|n2|!
T	scheduling.v1alpha2.PodGroupResourceClaim	-	name|s|n1|!|+ resourceClaimName|s|n2 resourceClaimTemplateName|s|n3
T	scheduling.v1alpha2.PodGroupResourceClaimStatus	-	name|s|n1|!|+ resourceClaimName|s|n2
T	scheduling.v1alpha2.PodGroupSchedulingConstraints	-	topology|[@677|n1|La
T	scheduling.v1alpha2.PodGroupSchedulingPolicy	-	basic|@665|n1 gang|@666|n2
T	scheduling.v1alpha2.PodGroupSpec	-	podGroupTemplateRef|@676|n1 schedulingPolicy|@672|n2|!|+ schedulingConstraints|@671|n3 resourceClaims|[@669|n4|Lmname|Pmr|Kname disruptionMode|s|Gv1alpha2.DisruptionMode|n5|d"Pod" priorityClassName|s|n6|- priority|i|n7
T	scheduling.v1alpha2.PodGroupStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype resourceClaimStatuses|[@670|n2|Lmname|Pmr|Kname
T	scheduling.v1alpha2.PodGroupTemplate	-	name|s|n1|!|+ schedulingPolicy|@672|n2|!|+ schedulingConstraints|@671|n3 resourceClaims|[@669|n4|Lmname|Pmr|Kname disruptionMode|s|Gv1alpha2.DisruptionMode|n5 priorityClassName|s|n6|- priority|i|n7
T	scheduling.v1alpha2.PodGroupTemplateReference	-	workload|@681|n1
T	scheduling.v1alpha2.TopologyConstraint	-	key|s|n1|!|+
T	scheduling.v1alpha2.TypedLocalObjectReference	-	apiGroup|s|n1|- kind|s|n2|!|+ name|s|n3|!|+
T	scheduling.v1alpha2.Workload	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@682|n2|!|+
T	scheduling.v1alpha2.WorkloadList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@679|n2|!
T	scheduling.v1alpha2.WorkloadPodGroupTemplateReference	-	workloadName|s|n1|!|+ podGroupTemplateName|s|n2|!|+
T	scheduling.v1alpha2.WorkloadSpec	-	controllerRef|@678|n1 podGroupTemplates|[@675|n2|!|Lmname
T	storage.v1.CSIDriver	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@685|n2|!|+
T	storage.v1.CSIDriverList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@683|n2|!
T	storage.v1.CSIDriverSpec	-	attachRequired|b|n1 podInfoOnMount|b|n2 volumeLifecycleModes|[s|G[]v1.VolumeLifecycleMode|n3|Ls storageCapacity|b|n4 fsGroupPolicy|s|Gv1.FSGroupPolicy|n5 tokenRequests|[@694|n6|La requiresRepublish|b|n7 seLinuxMount|b|n8 nodeAllocatableUpdatePeriodSeconds|l|n9 serviceAccountTokenInSecrets|b|n10 preventPodSchedulingIfMissing|b|n11
T	storage.v1.CSINode	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@689|n2|!|+
T	storage.v1.CSINodeDriver	-	name|s|n1|!|+ nodeID|s|n2|!|+ topologyKeys|[s|n3|La allocatable|@703|n4
T	storage.v1.CSINodeList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@686|n2|!
T	storage.v1.CSINodeSpec	-	drivers|[@687|n1|!|Lmname|Pm|Kname
T	storage.v1.CSIStorageCapacity	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ nodeTopology|@740|n2 storageClassName|s|n3|!|+ capacity|q|n4 maximumVolumeSize|q|n5
T	storage.v1.CSIStorageCapacityList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@690|n2|!
T	storage.v1.StorageClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ provisioner|s|n2|!|+ parameters|{s|n3 reclaimPolicy|s|Gv1.PersistentVolumeReclaimPolicy|n4 mountOptions|[s|n5|La allowVolumeExpansion|b|n6 volumeBindingMode|s|Gv1.VolumeBindingMode|n7 allowedTopologies|[@406|n8|La
T	storage.v1.StorageClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@692|n2|!
T	storage.v1.TokenRequest	-	audience|s|n1|!|+ expirationSeconds|l|n2
T	storage.v1.VolumeAttachment	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@698|n2|!|+ status|@699|n3|+
T	storage.v1.VolumeAttachmentList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@695|n2|!
T	storage.v1.VolumeAttachmentSource	-	persistentVolumeName|s|n1 inlineVolumeSpec|@327|n2
T	storage.v1.VolumeAttachmentSpec	-	attacher|s|n1|!|+ source|@697|n2|!|+ nodeName|s|n3|!|+
T	storage.v1.VolumeAttachmentStatus	-	attached|b|n1|!|+ attachmentMetadata|{s|n2 attachError|@702|n3 detachError|@702|n4
T	storage.v1.VolumeAttributesClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ driverName|s|n2|!|+ parameters|{s|n3
T	storage.v1.VolumeAttributesClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@700|n2|!
T	storage.v1.VolumeError	-	time|t|n1|- message|s|n2|- errorCode|i|n3
T	storage.v1.VolumeNodeResources	-	count|i|n1
T	storage.v1beta1.VolumeAttributesClass	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ driverName|s|n2|!|+ parameters|{s|n3
T	storage.v1beta1.VolumeAttributesClassList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@704|n2|!
T	storagemigration.v1beta1.StorageVersionMigration	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@708|n2|+ status|@709|n3|+
T	storagemigration.v1beta1.StorageVersionMigrationList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@706|n2|!
T	storagemigration.v1beta1.StorageVersionMigrationSpec	-	resource|@738|n1|!|+
T	storagemigration.v1beta1.StorageVersionMigrationStatus	-	conditions|[@735|n1|Lmtype|Pm|Ktype resourceVersion|s|n2|-
T	apiextensions.v1.CustomResourceColumnDefinition	-	name|s|n1|!|+ type|s|n2|!|+ format|s|n3|- description|s|n4|- priority|i|n5|- jsonPath|s|n6|!|+
T	apiextensions.v1.CustomResourceConversion	-	strategy|s|Gv1.ConversionStrategyType|n1|!|+ webhook|@729|n2
T	apiextensions.v1.CustomResourceDefinition	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@716|n2|!|+ status|@717|n3|+
T	apiextensions.v1.CustomResourceDefinitionCondition	-	type|s|Gv1.CustomResourceDefinitionConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|- observedGeneration|l|n6|-
T	apiextensions.v1.CustomResourceDefinitionList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@712|n2|!
T	apiextensions.v1.CustomResourceDefinitionNames	-	plural|s|n1|!|+ singular|s|n2|- shortNames|[s|n3|La kind|s|n4|!|+ listKind|s|n5|- categories|[s|n6|La
T	apiextensions.v1.CustomResourceDefinitionSpec	-	group|s|n1|!|+ names|@715|n3|!|+ scope|s|Gv1.ResourceScope|n4|!|+ versions|[@718|n7|!|La conversion|@711|n9 preserveUnknownFields|b|n10|-
T	apiextensions.v1.CustomResourceDefinitionStatus	-	conditions|[@713|n1|Lmtype acceptedNames|@715|n2|+ storedVersions|[s|n3|La observedGeneration|l|n4|-
T	apiextensions.v1.CustomResourceDefinitionVersion	-	name|s|n1|!|+ served|b|n2|!|+ storage|b|n3|!|+ deprecated|b|n7|- deprecationWarning|s|n8 schema|@722|n4 subresources|@721|n5 additionalPrinterColumns|[@710|n6|La selectableFields|[@725|n9|La
T	apiextensions.v1.CustomResourceSubresourceScale	-	specReplicasPath|s|n1|!|+ statusReplicasPath|s|n2|!|+ labelSelectorPath|s|n3
T	apiextensions.v1.CustomResourceSubresourceStatus	-	
T	apiextensions.v1.CustomResourceSubresources	-	status|@720|n1 scale|@719|n2
T	apiextensions.v1.CustomResourceValidation	-	openAPIV3Schema|@724|n1
T	apiextensions.v1.ExternalDocumentation	-	description|s|n1|- url|s|n2|-
T	apiextensions.v1.JSONSchemaProps	-	id|s|n1|- $schema|s|Gv1.JSONSchemaURL|n2|- $ref|s|n3 description|s|n4|- type|s|n5|- format|s|n6|- title|s|n7|- default|a|n8 maximum|f|n9 exclusiveMaximum|b|n10|- minimum|f|n11 exclusiveMinimum|b|n12|- maxLength|l|n13 minLength|l|n14 pattern|s|n15|- maxItems|l|n16 minItems|l|n17 uniqueItems|b|n18|- multipleOf|f|n19 enum|[a|G[]v1.JSON|n20|La maxProperties|l|n21 minProperties|l|n22 required|[s|n23|La items|a|n24 allOf|[@724|n25|La oneOf|[@724|n26|La anyOf|[@724|n27|La not|@724|n28 properties|{@724|n29 additionalProperties|a|n30 patternProperties|{@724|n31 dependencies|{a|Gv1.JSONSchemaDependencies|n32 additionalItems|a|n33 definitions|{@724|Gv1.JSONSchemaDefinitions|n34 externalDocs|@723|n35 example|a|n36 nullable|b|n37|- x-kubernetes-preserve-unknown-fields|b|n38 x-kubernetes-embedded-resource|b|n39|- x-kubernetes-int-or-string|b|n40|- x-kubernetes-list-map-keys|[s|n41|La x-kubernetes-list-type|s|n42 x-kubernetes-map-type|s|n43 x-kubernetes-validations|[@727|Gv1.ValidationRules|n44|Lmrule|Pm|Krule
T	apiextensions.v1.SelectableField	-	jsonPath|s|n1|!|+
T	apiextensions.v1.ServiceReference	-	namespace|s|n1|!|+ name|s|n2|!|+ path|s|n3 port|i|n4
T	apiextensions.v1.ValidationRule	-	rule|s|n1|!|+ message|s|n2|- messageExpression|s|n3|- reason|s|Gv1.FieldValueErrorReason|n4 fieldPath|s|n5|- optionalOldSelf|b|n6
T	apiextensions.v1.WebhookClientConfig	-	url|s|n3 service|@726|n1 caBundle|y|n2
T	apiextensions.v1.WebhookConversion	-	clientConfig|@728|n2 conversionReviewVersions|[s|n3|!|La
T	meta.v1.APIGroup	-	kind|s|n1|- apiVersion|s|n2|- name|s|n1|!|+ versions|[@739|n2|!|La preferredVersion|@739|n3|+ serverAddressByClientCIDRs|[@747|n4|La
T	meta.v1.APIGroupList	-	kind|s|n1|- apiVersion|s|n2|- groups|[@730|n1|!|La
T	meta.v1.APIResource	-	name|s|n1|!|+ singularName|s|n6|!|+ namespaced|b|n2|!|+ group|s|n8|- version|s|n9|- kind|s|n3|!|+ verbs|[s|Gv1.Verbs|n4|! shortNames|[s|n5|La categories|[s|n7|La storageVersionHash|s|n10|-
T	meta.v1.APIResourceList	-	kind|s|n1|- apiVersion|s|n2|- groupVersion|s|n1|!|+ resources|[@732|n2|!|La
T	meta.v1.APIVersions	-	kind|s|n1|- apiVersion|s|n2|- versions|[s|n1|!|La serverAddressByClientCIDRs|[@747|n2|!|La
T	meta.v1.Condition	-	type|s|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ observedGeneration|l|n3|- lastTransitionTime|t|n4|!|+ reason|s|n5|!|+ message|s|n6|!|+
T	meta.v1.DeleteOptions	-	kind|s|n1|- apiVersion|s|n2|- gracePeriodSeconds|l|n1 preconditions|@746|n2 orphanDependents|b|n3 propagationPolicy|s|Gv1.DeletionPropagation|n4 dryRun|[s|n5|La ignoreStoreReadErrorWithClusterBreakingPotential|b|n6
T	meta.v1.FieldSelectorRequirement	-	key|s|n1|!|+ operator|s|Gv1.FieldSelectorOperator|n2|!|+ values|[s|n3|La
T	meta.v1.GroupResource	-	group|s|n1|!|+ resource|s|n2|!|+
T	meta.v1.GroupVersionForDiscovery	-	groupVersion|s|n1|!|+ version|s|n2|!|+
T	meta.v1.LabelSelector	A	matchLabels|{s|n1 matchExpressions|[@741|n2|La
T	meta.v1.LabelSelectorRequirement	-	key|s|n1|!|+ operator|s|Gv1.LabelSelectorOperator|n2|!|+ values|[s|n3|La
T	meta.v1.ListMeta	-	selfLink|s|n1|- resourceVersion|s|n2|- continue|s|n3|- remainingItemCount|l|n4 shardInfo|@748|n5
T	meta.v1.ManagedFieldsEntry	-	manager|s|n1|- operation|s|Gv1.ManagedFieldsOperationType|n2|- apiVersion|s|n3|- time|t|n4 fieldsType|s|n6|- fieldsV1|a|n7 subresource|s|n8|-
T	meta.v1.ObjectMeta	-	name|s|n1|- generateName|s|n2|- namespace|s|n3|- selfLink|s|n4|- uid|s|Gtypes.UID|n5|- resourceVersion|s|n6|- generation|l|n7|- creationTimestamp|t|n8|- deletionTimestamp|t|n9 deletionGracePeriodSeconds|l|n10 labels|{s|n11 annotations|{s|n12 ownerReferences|[@745|n13|Lmuid|Pm|Kuid finalizers|[s|n14|Ls|Pm managedFields|[@743|n17|La
T	meta.v1.OwnerReference	A	apiVersion|s|n5|!|+ kind|s|n1|!|+ name|s|n3|!|+ uid|s|Gtypes.UID|n4|!|+ controller|b|n6 blockOwnerDeletion|b|n7
T	meta.v1.Preconditions	-	uid|s|Gtypes.UID|n1 resourceVersion|s|n2
T	meta.v1.ServerAddressByClientCIDR	-	clientCIDR|s|n1|!|+ serverAddress|s|n2|!|+
T	meta.v1.ShardInfo	-	selector|s|n1|!|+
T	meta.v1.Status	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ status|s|n2|- message|s|n3|- reason|s|Gv1.StatusReason|n4|- details|@751|n5 code|i|n6|-
T	meta.v1.StatusCause	-	reason|s|Gv1.CauseType|n1|- message|s|n2|- field|s|n3|-
T	meta.v1.StatusDetails	-	name|s|n1|- group|s|n2|- kind|s|n3|- uid|s|Gtypes.UID|n6|- causes|[@750|n4|La retryAfterSeconds|i|n5|-
T	meta.v1.WatchEvent	-	type|s|n1|!|+ object|a|n2|!
T	pkg.version.Info	-	major|s|!|+ minor|s|!|+ emulationMajor|s|- emulationMinor|s|- minCompatibilityMajor|s|- minCompatibilityMinor|s|- gitVersion|s|!|+ gitCommit|s|!|+ gitTreeState|s|!|+ buildDate|s|!|+ goVersion|s|!|+ compiler|s|!|+ platform|s|!|+
T	apiregistration.v1.APIService	-	kind|s|n1|- apiVersion|s|n2|- metadata|@744|n1|+ spec|@757|n2|+ status|@758|n3|+
T	apiregistration.v1.APIServiceCondition	-	type|s|Gv1.APIServiceConditionType|n1|!|+ status|s|Gv1.ConditionStatus|n2|!|+ lastTransitionTime|t|n3|- reason|s|n4|- message|s|n5|-
T	apiregistration.v1.APIServiceList	-	kind|s|n1|- apiVersion|s|n2|- metadata|@742|n1|+ items|[@754|n2|!
T	apiregistration.v1.APIServiceSpec	-	service|@759|n1 group|s|n2|- version|s|n3|- insecureSkipTLSVerify|b|n4|- caBundle|y|n5|La groupPriorityMinimum|i|n7|!|+ versionPriority|i|n8|!|+
T	apiregistration.v1.APIServiceStatus	-	conditions|[@755|n1|Lmtype|Pm|Ktype
T	apiregistration.v1.ServiceReference	-	namespace|s|n1|- name|s|n2|- port|i|n3
"""#
