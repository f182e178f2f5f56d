import AppSources
import ClusterEngine
import ClusterPlatforms
import KubeObjects
import Promotion

/// Runs an app's own manifests on a simulated platform: as they are, and after promotion.
///
/// The verdict comes from what the simulated platform did, never from the rules of the map. The same app, platform, options and
/// seed give the same report to the byte.
public struct Rehearsal: Sendable {
    /// The app.
    public var app: App
    /// The platform the app runs on today.
    public var origin: Platform
    /// The platform to rehearse on.
    public var platform: Platform
    /// The cluster's size and version, and the seed.
    public var cluster: ClusterOptions
    /// What only a person can decide; `nil` rehearses the manifests as they are only.
    public var choices: PromotionChoices?
    /// The language of the sentences for people.
    public var language: Language
    /// The longest virtual time of one run.
    public var limit: Duration = .seconds(900)

    /// A rehearsal of `app` on `platform`.
    public init(
        of app: App, from origin: Platform, on platform: Platform, cluster: ClusterOptions = ClusterOptions(),
        choices: PromotionChoices? = PromotionChoices(), language: Language = .english
    ) {
        self.app = app
        self.origin = origin
        self.platform = platform
        self.cluster = cluster
        self.choices = choices
        self.language = language
    }

    /// Runs the rehearsal.
    ///
    /// - Parameter progress: told in words what is being done.
    /// - Throws: ``PlatformError`` for options the platform cannot meet, ``PromotionError`` for choices that cannot be.
    public func run(progress: (String) -> Void = { _ in }) throws -> RehearsalReport {
        progress("\(platform.displayName): as it is")
        let app = try app.rendered(for: platform, version: cluster.kubernetesVersion)
        let parts = OutsideParts(of: app, on: try platform.adding(cluster.addOns))
        let stage = try Stage(
            for: app, on: platform, options: cluster, parts: parts, ownImages: choices?.ownImages ?? [])
        let machines = machines(of: stage.cluster)
        let asIs = run(app, app.objects, parts, on: stage)
        var report = RehearsalReport(
            app: app.name, platform: platform.variant ?? platform.id, platformName: platform.displayName,
            kubernetesVersion: stage.cluster.configuration.kubernetesVersion, machines: machines, seed: cluster.seed,
            asIs: asIs,
            promoted: nil, changes: [], openDecisions: [],
            notSimulated: NotSimulated.sentences(in: language, for: parts))
        guard let choices, platform.id != origin.id else { return report }
        progress("\(platform.displayName): promoting")
        // The chart sees the add-ons by then, as far as the app has them today.
        let planned = try self.app.rendered(from: origin, planned: platform)
        let change = try Promoter.change(for: planned, from: origin, to: platform, choices: choices)
        report.openDecisions = change.openDecisions.map { decision in
            let what = decision.what[language]
            return decision.flag.map { "\($0): \(what)" } ?? what
        }
        guard !change.isEmpty || !change.assumedAddOns.isEmpty else { return report }
        report.changes = change.changes(in: language)
        progress("\(platform.displayName): after promotion")
        var options = cluster
        options.addOns += change.assumedAddOns.filter { !options.addOns.contains($0) }
        let plannedParts = OutsideParts(of: planned, on: try platform.adding(options.addOns))
        report.notSimulated = NotSimulated.sentences(in: language, for: plannedParts)
        let promotedStage = try Stage(
            for: planned, on: platform, options: options, parts: plannedParts, ownImages: choices.ownImages,
            availableImages: change.pushedImages
        )
        report.promoted = run(planned, change.promotedObjects(of: planned), plannedParts, on: promotedStage)
        return report
    }

    private func run(_ app: App, _ objects: [Value], _ parts: OutsideParts, on stage: Stage) -> RunReport {
        var run = Run(platform: stage.platform, parts: parts)
        run.limit = limit
        run.entries = Run.Entries(
            urls: app.settings.entries, written: app.objects, isOrigin: platform.id == origin.id)
        return run.run(objects, namespaces: app.namespaces, on: stage.cluster)
    }

    /// `3 × m5.large in 3 zones`.
    private func machines(of cluster: Cluster) -> String {
        let nodes = cluster.objects(.node)
        let types = Set(nodes.compactMap { $0.label("node.kubernetes.io/instance-type") }).sorted()
        let zones = Set(nodes.compactMap { $0.label("topology.kubernetes.io/zone") }).count
        guard !types.isEmpty else { return "\(nodes.count) node\(nodes.count == 1 ? "" : "s")" }
        let spread = LocalizedText(
            english: " in \(zones) zone\(zones == 1 ? "" : "s")", japanese: "（\(zones) ゾーン）")
        return "\(nodes.count) × \(types.joined(separator: ", "))" + (zones > 0 ? spread[language] : "")
    }
}
