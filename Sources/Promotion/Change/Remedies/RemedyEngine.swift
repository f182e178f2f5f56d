import AppSources
import ClusterPlatforms
import KubeObjects

/// The ways in which findings are answered. The table says which rule takes which.
enum RemedyEngine: String, CaseIterable, Sendable {
    // Any field or object.
    case setField = "set-field"
    case removeField = "remove-field"
    case removeObject = "remove-object"
    case requireAddOn = "require-add-on"
    case leaveOpen = "leave-open"
    case prepare
    // Storage.
    case storageClass = "storage-class"
    case storageDriver = "storage-driver"
    case releaseVolume = "release-volume"
    case accessMode = "access-mode"
    case dataDirectory = "data-directory"
    case volumeGroup = "volume-group"
    // The way in.
    case gatewayClass = "gateway-class"
    case ingressClass = "ingress-class"
    case scheme
    case addressTargets = "address-targets"
    case healthCheck = "health-check"
    case serviceHealthCheck = "service-health-check"
    case certificate
    case loadBalancerService = "load-balancer-service"
    case dropAnnotations = "drop-annotations"
    case renameAnnotation = "rename-annotation"
    // Policies.
    case allowResolver = "allow-resolver"
    case allowGateway = "allow-gateway"
    case allowIdentity = "allow-identity"
    // Workloads.
    case ownImage = "own-image"
    case probes
    case requests
    case raisedRequests = "raised-requests"
    case quota
    case podLabels = "pod-labels"
    case disruptionBudget = "disruption-budget"
    case softenConstraint = "soften-constraint"
    case dropNodeWish = "drop-node-wish"
    case ownNamespace = "own-namespace"
    case leaderElection = "leader-election"
    case groupSubject = "group-subject"

    /// Answers a finding.
    func run(_ scene: inout RemedyScene, _ draft: inout ChangeDraft) {
        switch self {
        case .setField: scene.setField(in: &draft)
        case .removeField: draft.remove(scene.field, of: scene.key, answering: scene.answer)
        case .removeObject: draft.removeObject(scene.key, answering: scene.answer)
        case .requireAddOn: scene.requireAddOn(in: &draft)
        case .leaveOpen: scene.leaveOpen(in: &draft)
        case .prepare: scene.prepare(in: &draft)
        case .storageClass: scene.nameStorageClass(in: &draft)
        case .storageDriver: scene.requireDriver(in: &draft)
        case .accessMode: scene.setAccessMode(in: &draft)
        case .releaseVolume: scene.releaseVolume(in: &draft)
        case .dataDirectory: scene.moveDataDirectory(in: &draft)
        case .volumeGroup: scene.setVolumeGroup(in: &draft)
        case .gatewayClass: scene.nameGatewayClass(in: &draft)
        case .ingressClass: scene.nameIngressClass(in: &draft)
        case .scheme: scene.setScheme(in: &draft)
        case .addressTargets: scene.targetAddresses(in: &draft)
        case .healthCheck: scene.setHealthCheck(in: &draft)
        case .serviceHealthCheck: scene.setServiceHealthCheck(in: &draft)
        case .certificate: scene.setCertificate(in: &draft)
        case .loadBalancerService: scene.makeLoadBalancer(in: &draft)
        case .dropAnnotations: scene.dropAnnotations(in: &draft)
        case .renameAnnotation: scene.renameAnnotation(in: &draft)
        case .allowResolver: scene.allowResolver(in: &draft)
        case .allowGateway: scene.allowGateway(in: &draft)
        case .allowIdentity: scene.allowIdentity(in: &draft)
        case .ownImage: scene.renameImage(in: &draft)
        case .probes: scene.addProbes(in: &draft)
        case .requests: scene.writeRequests(in: &draft)
        case .raisedRequests: scene.raiseRequests(in: &draft)
        case .quota: scene.raiseQuota(in: &draft)
        case .podLabels: scene.labelPods(in: &draft)
        case .disruptionBudget: scene.openBudget(in: &draft)
        case .softenConstraint: scene.softenConstraint(in: &draft)
        case .dropNodeWish: scene.dropNodeWish(in: &draft)
        case .ownNamespace: scene.moveToOwnNamespace(in: &draft)
        case .leaderElection: scene.moveLeaderElection(in: &draft)
        case .groupSubject: scene.nameGroup(in: &draft)
        }
    }
}

// Any field or object.
extension RemedyScene {
    func setField(in draft: inout ChangeDraft) {
        guard !value.isNull else { return leaveOpen(in: &draft) }
        draft.set(field, to: value, of: key, answering: answer)
    }

    func requireAddOn(in draft: inout ChangeDraft) {
        guard let id = value.string else { return leaveOpen(in: &draft) }
        draft.require(addOn: id, answering: answer)
    }

    /// Asks a person to do something first; the finding's own action says what.
    func prepare(in draft: inout ChangeDraft) {
        let topics: [String: Prerequisite.Topic] = [
            "cluster": .cluster, "registry": .registry, "data": .data, "dns": .dns, "other": .other,
        ]
        draft.require(
            Prerequisite(
                topic: step.value.string.flatMap { topics[$0] } ?? .other, id: finding.rule,
                title: RuleBook.shared.title(of: finding.rule), reason: finding.action, requirements: [], commands: [],
                answers: [answer]))
    }
}
