import AppSources
import ClusterPlatforms

extension App {
    /// The app as its chart renders on a platform; an app without a chart is the same on all of them.
    ///
    /// - Parameter version: the minor version of Kubernetes; `nil` for the one a new cluster gets.
    /// - Throws: an error that names the platform, for a chart that does not render there.
    public func rendered(for platform: Platform, version: String? = nil) throws -> App {
        guard chart != nil else { return self }
        return try rendered(for: AppChart.Cluster(platform, version: version))
    }

    /// The app as its chart renders on a platform that has what the app needs on the platform it runs on today.
    ///
    /// A chart may leave out what a cluster does not serve. What the app has today is missed there, so that the map and the
    /// promotion speak of it.
    public func rendered(from origin: Platform, planned target: Platform) throws -> App {
        guard chart != nil else { return self }
        return try rendered(for: cluster(from: origin, planned: target))
    }

    /// What a chart sees of a platform that has what the app needs on the platform it runs on today.
    public func cluster(from origin: Platform, planned target: Platform) throws -> AppChart.Cluster {
        try AppChart.Cluster(AddOnPlan.completing(target, for: try rendered(for: origin)))
    }
}

extension AppChart.Cluster {
    /// What a chart sees of a platform's cluster.
    public init(_ platform: Platform, version: String? = nil) throws(PlatformError) {
        let served = try platform.servedAPIs(version: version)
        self.init(
            name: platform.displayName, kubernetesVersion: served.kubernetesVersion, apiVersions: served.versions)
    }
}
