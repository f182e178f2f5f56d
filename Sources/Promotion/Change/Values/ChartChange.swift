import AppSources
import ClusterPlatforms
import HelmCharts
import KubeObjects

/// A change of a chart's app: the values that make most of it, and what no value reaches.
public struct ChartChange: Sendable {
    /// A value that changes.
    public struct Setting: Sendable {
        /// The keys that lead to it.
        public var path: [String]
        /// What it answers.
        public var answers: [Answer]
        /// Whether it names a registry that stands for one that nobody has named yet.
        public var isStandIn: Bool
    }

    /// The values that change, in the order in which they were found.
    public var settings: [Setting]
    /// The same as one tree: what the values file holds.
    public var values: Value
    /// The app as the chart renders it with these values.
    public var app: App
    /// What is left to be patched behind the chart.
    public var rest: PromotionChange

    /// The name of the values file, such as `values-eks.yaml`.
    public var fileName: String { "values-\(rest.platform).yaml" }

    /// Finds the values that make a change; `nil` for an app without a chart.
    ///
    /// - Parameters:
    ///   - app: the app as its chart renders on the platform.
    ///   - change: what is to change in it.
    ///   - cluster: what the chart sees of the platform.
    /// - Throws: where the chart does not render.
    public init?(_ change: PromotionChange, of app: App, for cluster: AppChart.Cluster) throws {
        guard let chart = app.chart else { return nil }
        let goal = Dictionary(
            change.promotedApp(app).manifests.map { ($0.key, $0.object) }, uniquingKeysWith: { first, _ in first })
        let namespaces = Dictionary(
            app.manifests.map { (Identity($0.object), $0.key.namespace) }, uniquingKeysWith: { first, _ in first })
        let solver = ValuesSolver(
            chart: chart.chart, values: chart.options.values, renderer: try chart.renderer(for: cluster))
        let solution = try solver.solve { rendered in
            Self.differences(of: rendered, to: goal, namespaces: namespaces, removed: Set(change.removed.map(\.key)))
        }
        var values = chart.options.values
        values.lastDocuments.append(Document(value: solution.values, file: "values-\(change.platform).yaml"))
        var changed = app
        changed.chart?.options.values = values
        let rendered = try changed.rendered(for: cluster)
        self.app = rendered
        self.values = solution.values
        settings = solution.settings.map { setting in
            Setting(
                path: setting.path, answers: Self.answers(setting, change: change),
                isStandIn: setting.solves.contains { difference in
                    let text = difference.wanted.string ?? ""
                    return change.images.contains { $0.isStandIn && text.hasPrefix($0.newName) }
                })
        }
        rest = change.rest(after: rendered, of: app)
    }

    /// An object by what a template says of it; the namespace may be that of the release and not be written.
    private struct Identity: Hashable {
        var kind: Kind?
        var name: String

        init(_ object: Value) {
            kind = object.objectKind
            name = object.objectName
        }
    }

    private static func differences(
        of rendered: RenderedChart, to goal: [ObjectKey: Value], namespaces: [Identity: String], removed: Set<ObjectKey>
    ) -> [ValuesSolver.Difference] {
        var differences: [ValuesSolver.Difference] = []
        var missing = Set(goal.keys)
        for (index, manifest) in rendered.objects.enumerated() {
            guard let kind = manifest.object.objectKind else { continue }
            let identity = Identity(manifest.object)
            let written = manifest.object.objectNamespace
            let namespace = written.isEmpty ? namespaces[identity] ?? "" : written
            let key = ObjectKey(kind, namespace: namespace, name: manifest.name)
            missing.remove(key)
            guard let wanted = goal[key] else {
                // What is removed behind the chart may as well be there; what nobody knows must not come.
                if !removed.contains(key) { differences.append(.init(object: nil, path: .root, wanted: .null)) }
                continue
            }
            var object = manifest.object
            if written.isEmpty, !namespace.isEmpty { object[.metadata][.namespace] = .string(namespace) }
            differences += ValueDiff.changes(from: object, to: wanted).map {
                .init(object: index, path: $0.path, wanted: $0.new)
            }
        }
        // Objects that the change adds are missing in every rendering, and count the same in each.
        differences += missing.sorted().map { .init(object: nil, path: FieldPath("\($0)"), wanted: .null) }
        return differences
    }

    /// What a value answers: the answers of the patches and images whose fields it makes right.
    private static func answers(_ setting: ValuesSolver.Setting, change: PromotionChange) -> [Answer] {
        var answers: [Answer] = []
        for difference in setting.solves {
            for patch in change.patches {
                for step in patch.steps where !step.answers.isEmpty {
                    guard let steps = step.operation.target, difference.path.overlaps(steps) else { continue }
                    answers += step.answers
                }
            }
            guard let text = difference.wanted.string else { continue }
            for image in change.images where text.hasPrefix(image.newName) { answers += image.answers }
        }
        var seen: Set<Answer> = []
        return answers.filter { seen.insert($0).inserted }
    }
}

extension JSONPatch.Operation {
    /// The steps to the field that the operation changes; `nil` for a test.
    fileprivate var target: [String]? {
        switch self {
        case .add(let pointer, _), .remove(let pointer), .replace(let pointer, _), .move(_, let pointer),
            .copy(_, let pointer):
            pointer.description.split(separator: "/").map {
                String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
            }
        case .test: nil
        }
    }
}

extension FieldPath {
    /// Whether this path leads through the other, or the other through this.
    fileprivate func overlaps(_ steps: [String]) -> Bool {
        let names = elements.map { element -> String in
            switch element {
            case .key(let key): key.text
            case .index(let index): String(index)
            }
        }
        return names.starts(with: steps) || steps.starts(with: names)
    }
}

extension PromotionChange {
    /// What is left of the change once values have made a part of it.
    fileprivate func rest(after changed: App, of app: App) -> PromotionChange {
        var rest = self
        let goal = promotedApp(app)
        rest.patches = []
        let withImages = {
            var onlyImages = self
            (onlyImages.patches, onlyImages.added, onlyImages.removed) = ([], [], [])
            return onlyImages.promotedApp(changed)
        }()
        for manifest in withImages.manifests {
            guard let wanted = goal[manifest.key], wanted.object != manifest.object else { continue }
            let operations = ValueDiff.jsonPatch(from: manifest.object, to: wanted.object).operations
            let answers = patches.first { $0.object == manifest.key }?.steps.flatMap(\.answers) ?? []
            var seen: Set<Answer> = []
            let distinct = answers.filter { seen.insert($0).inserted }
            rest.patches.append(
                ObjectPatch(
                    object: manifest.key, apiVersion: manifest.object[.apiVersion].string ?? "",
                    hasWrittenNamespace: manifest.hasWrittenNamespace,
                    steps: operations.enumerated().map { index, operation in
                        .init(operation: operation, answers: index == 0 ? distinct : [])
                    }))
        }
        let images = Set(
            changed.manifests.compactMap { Workload($0) }.flatMap { $0.containers }.compactMap { $0.1[.image].string })
        rest.removed = removed.filter { changed[$0.key] != nil }
        rest.images = self.images.filter { image in images.contains { image.renamed($0) != nil } }
        return rest
    }
}
