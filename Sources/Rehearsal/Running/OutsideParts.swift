import AppSources
import ClusterEngine
import ClusterPlatforms
import KubeObjects

/// What an app relies on and a rehearsal does not play: the controllers of the app's own kinds and the operators of the cluster, a
/// mesh, who answers or makes what no manifest does.
///
/// Nobody waits for it, nothing is called broken for want of it, and the report names it.
struct OutsideParts {
    /// Objects of kinds that the app itself defines, or of which an operator of the cluster makes pods: what acts on them is a
    /// program in an image.
    let customResources: [ObjectKey]
    /// Services whose pods no manifest makes, in an app with such objects.
    let services: [ObjectKey]
    /// Routes that hang on Services only, which a mesh acts on.
    let meshRoutes: [ObjectKey]
    /// Secrets that the app makes while it runs.
    let secrets: [MadeSecret]
    /// Hooks of a chart.
    let hooks: [ObjectKey]

    /// - Parameter platform: the platform with the add-ons of the cluster.
    init(of app: App, on platform: Platform) {
        var defined = Set(
            app.manifests(of: .customResourceDefinition).map { definition in
                let spec = definition.object[.spec]
                return Kind(group: spec["group"].string ?? "", name: spec["names"][.kind].string ?? "")
            })
        defined.formUnion(platform.system.customResources.filter(\.makesPods).map(\.kind))
        customResources = app.manifests.filter { defined.contains($0.kind) }.map(\.key)
        services =
            customResources.isEmpty
            ? []
            : app.manifests(of: .service).filter { service in
                !service.object[.spec][.selector].isEmpty && app.workloads(selectedBy: service).isEmpty
            }.map(\.key)
        meshRoutes = app.manifests(of: .httpRoute).filter { $0.object.isMeshRoute }.map(\.key)
        secrets = MadeSecret.all(in: app)
        hooks =
            app.chart == nil ? [] : app.manifests.filter { $0.object.annotation("helm.sh/hook") != nil }.map(\.key)
    }

    /// What makes a Secret that no manifest has; `nil` for any other.
    func maker(of secret: ObjectKey) -> ObjectKey? {
        secrets.first { $0.key == secret }?.maker
    }

    /// Makes the Secrets whose makers have done their work. Their entries are empty.
    func makeSecrets(in cluster: Cluster, refused: Set<ObjectKey>) {
        for secret in secrets
        where !refused.contains(secret.maker) && cluster.object(secret.key) == nil && isDone(secret.maker, in: cluster)
        {
            let data = Value.object(Members(secret.entries.map { Members.Member(key: Key($0), value: "") }))
            _ = try? cluster.create([
                .apiVersion: "v1", .kind: "Secret",
                .metadata: [.name: .string(secret.key.name), .namespace: .string(secret.key.namespace)], .data: data,
            ])
        }
    }

    /// Whether a Job has succeeded, or is gone because it had; anything else works from the moment it is there.
    private func isDone(_ maker: ObjectKey, in cluster: Cluster) -> Bool {
        guard let object = cluster.object(maker) else { return maker.kind == .job }
        return maker.kind != .job || Readiness.of(object, in: cluster) == .ready
    }
}

extension Value {
    /// Whether a reference of a route means a Gateway, as one without a kind does.
    var isGatewayReference: Bool { (self[.kind].string ?? "Gateway") == "Gateway" }

    /// Whether all that a route hangs on are Services.
    var isMeshRoute: Bool {
        let parents = self[.spec]["parentRefs"].elements
        return !parents.isEmpty && !parents.contains(where: \.isGatewayReference)
    }
}
