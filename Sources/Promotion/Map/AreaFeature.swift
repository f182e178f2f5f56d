import AppSources
import KubeObjects

/// Something of an app that is counted in an area and is not simply a kind of object.
enum AreaFeature: String, CaseIterable, Sendable {
    case objects
    case workloads
    case securityContexts = "security-contexts"
    case podSecurityLabels = "pod-security-labels"
    case probes
    case kindConfiguration = "kind-configuration"
    case exposedServices = "exposed-services"
    case claims
    case cloudIdentities = "cloud-identities"
    case logCollectors = "log-collectors"
    case images
    case localImages = "local-images"
    case tlsListeners = "tls-listeners"
    case plainEntries = "plain-entries"
    case hostNames = "host-names"
    case requests
    case placementRules = "placement-rules"
    case hostAccess = "host-access"
}

extension AreaFeature {
    /// What it is called, for one and for several.
    private var words: (one: String, several: String, japanese: String) {
        switch self {
        case .objects: ("object", "objects", "オブジェクト")
        case .workloads: ("workload", "workloads", "ワークロード")
        case .securityContexts:
            ("workload with a security context", "workloads with a security context", "securityContext のあるワークロード")
        case .podSecurityLabels:
            ("namespace with a Pod Security label", "namespaces with Pod Security labels", "Pod Security ラベルのある名前空間")
        case .probes: ("workload with probes", "workloads with probes", "プローブのあるワークロード")
        case .kindConfiguration: ("kind configuration", "kind configurations", "kind の設定")
        case .exposedServices: ("exposed Service", "exposed Services", "公開している Service")
        case .claims: ("volume claim", "volume claims", "ボリューム要求")
        case .cloudIdentities:
            (
                "ServiceAccount with a cloud identity", "ServiceAccounts with a cloud identity",
                "クラウド ID を持つ ServiceAccount"
            )
        case .logCollectors: ("log collector", "log collectors", "ログ収集エージェント")
        case .images: ("image", "images", "イメージ")
        case .localImages:
            ("image that may be in no registry", "images that may be in no registry", "レジストリにない可能性のあるイメージ")
        case .tlsListeners: ("object with TLS", "objects with TLS", "TLS を使うオブジェクト")
        case .plainEntries: ("entry without TLS", "entries without TLS", "TLS のない入口")
        case .hostNames: ("host name", "host names", "ホスト名")
        case .requests: ("workload with requests", "workloads with requests", "requests のあるワークロード")
        case .placementRules: ("workload with placement rules", "workloads with placement rules", "配置ルールのあるワークロード")
        case .hostAccess: ("workload that uses the node", "workloads that use the node", "ノードを使うワークロード")
        }
    }

    /// The feature in an app, counted and named; `nil` where the app has none.
    func text(in move: Move) -> LocalizedText? {
        let names = names(in: move)
        guard !names.isEmpty else { return nil }
        let words = words
        let list = self == .objects ? LocalizedText.empty : .codes(names)
        let english = "\(names.count) \(names.count == 1 ? words.one : words.several)"
        let japanese = "\(words.japanese) \(names.count) 件"
        guard !list.isEmpty else { return .say(english, japanese) }
        return .say("\(english) (\(list.english))", "\(japanese)（\(list.japanese)）")
    }

    private func names(in move: Move) -> [String] {
        switch self {
        case .objects: move.app.manifests.map(\.key.description)
        case .workloads: move.workloads.map(\.key.name)
        case .securityContexts: move.workloads.filter(Self.hasSecurityContext).map(\.key.name)
        case .podSecurityLabels: move.app.manifests(of: .namespace).filter(Self.hasPodSecurityLabel).map(\.key.name)
        case .probes: move.workloads.filter(Self.hasProbe).map(\.key.name)
        case .kindConfiguration: move.kindConfigurations.map { $0.file ?? $0.key.name }
        case .exposedServices: move.services.filter(Self.isExposed).map(\.key.name)
        case .claims: move.claims.map(\.name)
        case .cloudIdentities:
            move.app.manifests(of: .serviceAccount).filter { move.identityMechanism(of: $0) != nil }.map(\.key.name)
        case .logCollectors: move.workloads.filter { Self.collectsLogs($0, move) }.map(\.key.name)
        case .images: Self.unique(move.images.map(\.image))
        case .localImages: Self.unique(move.images.filter(Self.isLocal).map(\.image))
        case .tlsListeners: move.app.manifests.filter(Self.hasTLS).map(\.key.name)
        case .plainEntries: move.app.manifests.filter { Self.isEntry($0) && !Self.hasTLS($0) }.map(\.key.name)
        case .hostNames: Self.unique(move.hostNames.map(\.host))
        case .requests: move.workloads.filter(Self.hasRequests).map(\.key.name)
        case .placementRules: move.workloads.filter(Self.hasPlacementRule).map(\.key.name)
        case .hostAccess: move.workloads.filter { Self.usesHost($0, move) }.map(\.key.name)
        }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func hasSecurityContext(_ workload: Workload) -> Bool {
        !workload.spec[.securityContext].isEmpty
            || workload.containers.contains { !$0.container[.securityContext].isEmpty }
    }

    private static func hasPodSecurityLabel(_ namespace: Manifest) -> Bool {
        namespace.object[.metadata][.labels].members.contains { $0.key.text.hasPrefix("pod-security.kubernetes.io/") }
    }

    private static func hasProbe(_ workload: Workload) -> Bool {
        workload.containers.contains { entry in
            [Key.readinessProbe, .livenessProbe, .startupProbe].contains { !entry.container[$0].isNull }
        }
    }

    private static func isExposed(_ service: Manifest) -> Bool {
        ["NodePort", "LoadBalancer"].contains(service.object[.spec][.type].string)
    }

    private static func collectsLogs(_ workload: Workload, _ move: Move) -> Bool {
        workload.key.kind == .daemonSet && move.hostPaths(of: workload).contains { $0.path.hasPrefix("/var/log") }
    }

    private static func isLocal(_ use: ImageUse) -> Bool {
        switch use.name.origin {
        case .registry, .dockerHub: false
        case .ownMachine, .unknownOfficial, .unknownAccount: true
        }
    }

    /// Whether users come in here.
    static func isEntry(_ manifest: Manifest) -> Bool {
        manifest.kind == .gateway || manifest.kind == .ingress || (manifest.kind == .service && isExposed(manifest))
    }

    private static func hasTLS(_ manifest: Manifest) -> Bool {
        let spec = manifest.object[.spec]
        switch manifest.kind {
        case .gateway: return spec["listeners"].elements.contains { !$0["tls"].isNull }
        case .ingress: return !spec["tls"].isEmpty
        default: return false
        }
    }

    private static func hasRequests(_ workload: Workload) -> Bool {
        workload.containers.contains { !$0.container[.resources][.requests].isEmpty }
    }

    private static func hasPlacementRule(_ workload: Workload) -> Bool {
        [Key.nodeSelector, .affinity, .topologySpreadConstraints, .nodeName, .tolerations].contains {
            !workload.spec[$0].isEmpty
        }
    }

    private static func usesHost(_ workload: Workload, _ move: Move) -> Bool {
        let flags = [Key.hostNetwork, "hostPID", "hostIPC"].contains { workload.spec[$0].bool == true }
        return flags || !move.hostPaths(of: workload).isEmpty
            || workload.containers.contains { entry in
                entry.container[.securityContext]["privileged"].bool == true
                    || entry.container[.ports].elements.contains { !$0[.hostPort].isNull }
            }
    }
}
