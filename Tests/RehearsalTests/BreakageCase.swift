import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Rehearsal

/// A small app with one breakage of the list, and what a rehearsal of it must show.
struct BreakageCase: Sendable, CustomStringConvertible {
    /// How a breakage shows when the manifests run as they are.
    enum Symptom: Sendable {
        /// An object does not become ready, for a reason.
        case notReady(String, because: String)
        /// A way in leads nowhere, and the reason says so.
        case unreachable(because: String)
        /// A connection is open that the policies deny.
        case exposed(to: String)
        /// A workload cannot sign in at the cloud.
        case withoutIdentity(String)
        /// The API or its admission warns.
        case warned(String)
    }

    /// What promotion does about it.
    enum Cure: Sendable {
        /// After promotion the app holds.
        case mended
        /// Everything becomes ready; a way in needs something only a person has.
        case ready
        /// It is left to a person.
        case byHand
    }

    let breakage: String
    /// The platform, with add-ons: `eks+network-policy`.
    let platform: String
    let manifests: String
    let symptom: Symptom
    let cure: Cure
    /// The add-ons of the kind cluster it runs on; `nil` where it cannot run on kind, since it names what only the platform has.
    let kind: [String]?
    let settings: String
    let cluster: ClusterOptions

    var description: String { "\(breakage) on \(platform)" }

    init(
        _ breakage: String, on platform: String, _ manifests: String, shows symptom: Symptom, cure: Cure = .mended,
        kind: [String]? = [], settings: String = "", cluster: ClusterOptions = ClusterOptions()
    ) {
        self.breakage = breakage
        self.platform = platform
        self.manifests = manifests
        self.symptom = symptom
        self.cure = cure
        self.kind = kind
        self.settings = settings
        self.cluster = cluster
    }

    func app() throws -> App {
        let settings = settings.isEmpty ? AppSettings() : try SettingsFile.read(settings, file: "slipway.yaml")
        return try App.load(from: FileSource(paths: ["-"], standardInput: manifests), settings: settings)
    }

    static func platform(_ text: String) throws -> Platform {
        let parts = text.split(separator: "+").map(String.init)
        return try Platform.named(parts.first ?? "").adding(Array(parts.dropFirst()))
    }

    func rehearse(promoted: Bool) throws -> RehearsalReport {
        let origin = try Platform.named("kind").adding(kind ?? [])
        return try Rehearsal(
            of: app(), from: origin, on: Self.platform(platform), cluster: cluster,
            choices: promoted ? PromotionChoices() : nil
        ).run()
    }

    func rehearseOnKind() throws -> RehearsalReport {
        let origin = try Platform.named("kind").adding(kind ?? [])
        return try Rehearsal(of: app(), from: origin, on: origin, choices: nil).run()
    }
}

/// The parts of the small apps.
enum Parts {
    static func deployment(
        _ name: String = "web", replicas: Int = 1, labels: String = "", image: String = "nginx:1.27", pod: String = "",
        container: String = "", spec: String = ""
    ) -> String {
        let labels = labels.isEmpty ? "app: \(name)" : "app: \(name), \(labels)"
        let pod = pod.isEmpty ? "" : "\(pod), "
        let container = container.isEmpty ? "" : ", \(container)"
        let spec = spec.isEmpty ? "" : "\(spec), "
        return """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: \(name)}
            spec: {replicas: \(replicas), \(spec)selector: {matchLabels: {app: \(name)}}, template: {metadata: {labels: {\(labels)}}, spec: {\(pod)containers: [{name: \(name), image: "\(image)"\(container)}]}}}

            """
    }

    static func service(
        _ name: String = "web", type: String = "ClusterIP", port: String = "port: 80", more: String = "",
        annotations: String = ""
    ) -> String {
        object(
            "v1", "Service", name,
            "spec: {type: \(type), selector: {app: \(name)}, ports: [{\(port)}]\(more.isEmpty ? "" : ", \(more)")}",
            annotations: annotations)
    }

    static func object(
        _ version: String, _ kind: String, _ name: String, _ rest: String, annotations: String = "",
        namespace: String = ""
    ) -> String {
        let place = namespace.isEmpty ? "" : ", namespace: \(namespace)"
        let notes = annotations.isEmpty ? "" : ", annotations: {\(annotations)}"
        return "---\napiVersion: \(version)\nkind: \(kind)\nmetadata: {name: \(name)\(place)\(notes)}\n\(rest)\n"
    }

    static func claim(
        _ name: String = "data", class className: String? = nil, mode: String = "ReadWriteOnce", size: String = "1Gi"
    ) -> String {
        let named = className.map { "storageClassName: \($0), " } ?? ""
        return object(
            "v1", "PersistentVolumeClaim", name,
            "spec: {\(named)accessModes: [\(mode)], resources: {requests: {storage: \(size)}}}")
    }

    static func mounting(
        _ claim: String = "data", at path: String = "/data", replicas: Int = 1, image: String = "nginx:1.27",
        pod: String = "", container: String = ""
    ) -> String {
        let pod = pod.isEmpty ? "" : "\(pod), "
        let container = container.isEmpty ? "" : ", \(container)"
        return deployment(
            replicas: replicas, image: image,
            pod: "\(pod)volumes: [{name: data, persistentVolumeClaim: {claimName: \(claim)}}]",
            container: "volumeMounts: [{name: data, mountPath: \(path)}]\(container)")
    }

    static func policy(_ name: String, _ spec: String) -> String {
        object("networking.k8s.io/v1", "NetworkPolicy", name, "spec: {\(spec)}")
    }

    static func ingress(_ spec: String, annotations: String = "", path: String = "/") -> String {
        object(
            "networking.k8s.io/v1", "Ingress", "web",
            "spec: {\(spec.isEmpty ? "" : "\(spec), ")rules: [{host: shop.example.com, http: {paths: [{path: \(path), pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}",
            annotations: annotations)
    }

    static func gateway(class className: String, listener: String = "name: http, port: 80, protocol: HTTP") -> String {
        object(
            "gateway.networking.k8s.io/v1", "Gateway", "edge",
            "spec: {gatewayClassName: \(className), listeners: [{\(listener)}]}")
            + object(
                "gateway.networking.k8s.io/v1", "HTTPRoute", "web",
                "spec: {parentRefs: [{name: edge}], hostnames: [shop.example.com], rules: [{backendRefs: [{name: web, port: 80}]}]}"
            )
    }

    static let port = "ports: [{containerPort: 80}]"
    static let ready = "ports: [{containerPort: 80}], readinessProbe: {httpGet: {path: /, port: 80}}"
    static let readyElsewhere = "ports: [{containerPort: 80}], readinessProbe: {httpGet: {path: /healthz, port: 80}}"
}
