import KubeObjects
import KubeSchema

/// What the API of a platform's clusters serves, as a client that asks it finds out.
public struct ServedAPIs: Hashable, Sendable {
    /// The version of Kubernetes, such as `v1.33.0`.
    public var kubernetesVersion: String
    /// The versions of groups, such as `apps/v1`, and the kinds in them, such as `apps/v1/Deployment`, in alphabetical order.
    public var versions: [String]

    /// What an API serves.
    public init(kubernetesVersion: String, versions: [String]) {
        self.kubernetesVersion = kubernetesVersion
        self.versions = versions
    }
}

extension Platform {
    /// What a cluster of this platform serves: Kubernetes' own kinds, and the custom resources of the platform and its add-ons.
    ///
    /// Versions of level alpha and beta are there where the platform has them.
    ///
    /// - Parameter version: the minor version of Kubernetes; `nil` for the one a new cluster gets.
    /// - Throws: ``PlatformError`` for a version that the platform does not offer.
    public func servedAPIs(version: String? = nil) throws(PlatformError) -> ServedAPIs {
        let plan = try ClusterPlan(ClusterOptions(kubernetesVersion: version), on: self)
        var found: Set<String> = []
        for resource in Schema.kubernetes.resources.flatMap({ Schema.kubernetes.versions(of: $0.kind) })
        where serves(version: resource.version) {
            found.insert(resource.apiVersion)
            found.insert("\(resource.apiVersion)/\(resource.kind.name)")
            // Parts of objects that are kinds of their own, such as the Scale of a Deployment.
            for kind in resource.subresources.compactMap(\.kind) {
                found.insert("\(resource.apiVersion)/\(kind.name)")
            }
        }
        for definition in try CustomResourceDefinitions(self).objects() {
            let spec = definition[.spec]
            for version in spec["versions"].elements where version["served"].bool == true {
                guard let group = spec["group"].string, let kind = spec["names"][.kind].string,
                    let name = version[.name].string
                else { continue }
                found.insert("\(group)/\(name)")
                found.insert("\(group)/\(name)/\(kind)")
            }
        }
        return ServedAPIs(kubernetesVersion: "v\(plan.version).0", versions: found.sorted())
    }

    /// Whether the platform has Kubernetes' own APIs of this level.
    private func serves(version: String) -> Bool {
        if version.contains("alpha") { return kubernetes.servesAlphaAPIs }
        if version.contains("beta") { return kubernetes.servesBetaAPIs }
        return true
    }
}
