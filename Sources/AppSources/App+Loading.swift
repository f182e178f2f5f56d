import Foundation
import HelmCharts
import KubeObjects
import KubeSchema

extension App {
    /// How an app is loaded, beyond where it is.
    public struct LoadOptions: Sendable {
        /// The namespace of objects that do not name one; `nil` for `default`. Objects that name another are then refused, as
        /// `kubectl -n` refuses them.
        public var namespace: String?
        /// The settings file; `nil` looks for `slipway.yaml` in the folder that is loaded and beside it.
        public var settingsFile: String?
        /// What stands for standard input; `nil` reads the process's own.
        public var standardInput: String?
        /// The program that renders kustomizations, found on `PATH`.
        public var kubectl = "kubectl"
        /// How charts are rendered.
        public var chart = AppChart.Options()
        /// What charts see of the cluster that the app runs on, once the settings of the app are known.
        public var cluster: @Sendable (AppSettings) throws(SourceError) -> AppChart.Cluster = { _ in .plain }

        /// Options that say nothing.
        public init(namespace: String? = nil, settingsFile: String? = nil, standardInput: String? = nil) {
            self.namespace = namespace
            self.settingsFile = settingsFile
            self.standardInput = standardInput
        }
    }

    /// Loads an app from a file, a directory, a kustomization, or `-` for standard input.
    public static func load(path: String, options: LoadOptions = LoadOptions()) throws(SourceError) -> App {
        try load(paths: [path], options: options)
    }

    /// Loads an app from several places at once, in the order given.
    public static func load(paths: [String], options: LoadOptions = LoadOptions()) throws(SourceError) -> App {
        guard !paths.isEmpty else {
            throw SourceError("nothing was named to read", action: "name a directory, a file or - for standard input")
        }
        var problems: [SourceProblem] = []
        var reason = SourceError.Reason.invalidInput
        var read = SourceContent(manifests: [])
        var settings = AppSettings()
        do {
            settings = try readSettings(for: paths, options: options)
        } catch {
            problems += error.problems
        }
        let chart = try chart(in: paths, settings: settings, options: options)
        if chart == nil, options.chart.namesValues, problems.isEmpty {
            throw SourceError(
                "\(paths.joined(separator: ", ")): values are set, but this is no chart",
                action: "leave them out, or name the folder that holds Chart.yaml")
        }
        for path in paths {
            do throws(SourceError) {
                let content: SourceContent
                if let chart {
                    content = try ChartSource(chart, for: options.cluster(settings)).content()
                } else {
                    content = try source(for: path, options: options).content()
                }
                read.manifests += content.manifests
                read.notes += content.notes
            } catch {
                problems += error.problems
                if error.reason == .toolUnavailable { reason = .toolUnavailable }
            }
        }
        guard problems.isEmpty else { throw SourceError(problems: problems, reason: reason) }
        if let chart {
            return try assemble(
                read, settings: settings, chart: chart, name: settings.name ?? chart.releaseName,
                namespace: chart.namespace)
        }
        return try assemble(read, settings: settings, paths: paths, namespace: options.namespace)
    }

    /// The chart that is named; `nil` where none is. A chart is an app of its own and stands alone.
    private static func chart(
        in paths: [String], settings: AppSettings, options: LoadOptions
    ) throws(SourceError) -> AppChart? {
        let found = paths.compactMap(chartPath)
        guard let path = found.first else { return nil }
        guard paths.count == 1 else {
            throw SourceError(
                "\(path): is a Helm chart, and an app of its own",
                action: "name it alone; give what is not in it as manifests of another app")
        }
        var chart = options.chart
        chart.values.files.insert(contentsOf: settings.valuesFiles, at: 0)
        return try AppChart(path: path, options: chart, namespace: options.namespace ?? "default")
    }

    /// The chart that a path leads to; `nil` where it leads to none.
    private static func chartPath(_ path: String) -> String? {
        guard path != "-" else { return nil }
        if ManifestFolder.isPackedChart(path) { return path }
        guard ManifestFolder.isDirectory(path), !ManifestFolder.isKustomization(path) else { return nil }
        if ManifestFolder.isChart(path) { return path }
        guard let only = ManifestFolder.onlyUnit(below: path), ManifestFolder.isChart(only) else { return nil }
        return only
    }

    /// Makes an app from what one source reads.
    public static func load(
        from source: some AppSource, settings: AppSettings = AppSettings(), namespace: String? = nil
    ) throws(SourceError) -> App {
        try assemble(try source.content(), settings: settings, paths: [], namespace: namespace)
    }

    private static func source(for path: String, options: LoadOptions) throws(SourceError) -> any AppSource {
        guard path != "-" else { return FileSource(paths: [path], standardInput: options.standardInput) }
        if ManifestFolder.isDirectory(path) {
            if ManifestFolder.isKustomization(path) {
                return KustomizationSource(directory: path, kubectl: options.kubectl)
            }
            if let only = ManifestFolder.onlyUnit(below: path), ManifestFolder.isKustomization(only) {
                return KustomizationSource(directory: only, kubectl: options.kubectl)
            }
        } else if let folder = ManifestFolder.folder(ofKustomizationFile: path) {
            return KustomizationSource(directory: folder, kubectl: options.kubectl)
        }
        return FileSource(paths: [path])
    }

    private static func readSettings(for paths: [String], options: LoadOptions) throws(SourceError) -> AppSettings {
        if let file = options.settingsFile {
            return try SettingsFile.read(try TextFile.read(file, shownAs: file), file: file)
        }
        for path in paths where path != "-" {
            for folder in ManifestFolder.settingsFolders(for: path) {
                let file = ManifestFolder.join(folder, SettingsFile.name)
                if FileManager.default.fileExists(atPath: file) {
                    return try SettingsFile.read(try TextFile.read(file, shownAs: file), file: file)
                }
            }
        }
        return AppSettings()
    }

    // MARK: From manifests to an app

    /// The app of a chart's objects. The chart itself may put objects into other namespaces than the release's.
    static func assemble(
        _ read: SourceContent, settings: AppSettings, chart: AppChart, name: String, namespace: String
    ) throws(SourceError) -> App {
        var app = try assemble(read, settings: settings, paths: [], namespace: namespace, refusesOthers: false)
        app.name = name
        app.chart = chart
        return app
    }

    private static func assemble(
        _ read: SourceContent, settings: AppSettings, paths: [String], namespace: String?, refusesOthers: Bool = true
    ) throws(SourceError) -> App {
        var manifests = read.manifests.filter { !ToolConfiguration.isOne($0.object) }
        let configurations = read.manifests.filter { ToolConfiguration.isOne($0.object) }
        guard !manifests.isEmpty else {
            throw SourceError("no objects of a cluster are in there", action: "name the files that hold the manifests")
        }
        let problems =
            manifests.flatMap(unreadableFields)
            + ClusterScope(manifests).placeNamespaces(
                in: &manifests, namespace: namespace, refusesOthers: refusesOthers)
        guard problems.isEmpty else { throw SourceError(problems: problems) }
        var notes = read.notes
        notes += configurations.map { configuration in
            SourceProblem(
                at: configuration.position,
                "\(configuration.kind.name) configures \(ToolConfiguration.tool(of: configuration.object) ?? "a tool"), not the app",
                action: "it is not applied")
        }
        notes += removeOverwritten(from: &manifests)
        return App(
            name: settings.name ?? AppName.derived(from: manifests, paths: paths), namespace: namespace ?? "default",
            manifests: manifests, settings: settings, toolConfigurations: configurations, notes: notes)
    }

    /// Fields that the kind does not have or cannot read; `kubectl apply` refuses them as well.
    private static func unreadableFields(of manifest: Manifest) -> [SourceProblem] {
        Schema.kubernetes.fieldProblems(in: manifest.object).map { problem in
            SourceProblem(
                at: manifest.position(of: problem.path),
                "\(manifest.key.kind.name) \(manifest.key.name): \(problem.explanation)")
        }
    }

    /// Keeps the last of the objects that are written more than once, as applying them in order would.
    private static func removeOverwritten(from manifests: inout [Manifest]) -> [SourceProblem] {
        var last: [ObjectKey: Int] = [:]
        for (index, manifest) in manifests.enumerated() { last[manifest.key] = index }
        guard last.count < manifests.count else { return [] }
        var notes: [SourceProblem] = []
        var kept: [Manifest] = []
        for (index, manifest) in manifests.enumerated() {
            if let winner = last[manifest.key], winner != index {
                let place = manifests[winner].position.map { " at \($0)" } ?? ""
                notes.append(
                    SourceProblem(
                        at: manifest.position, "\(manifest.key) is written again\(place)", action: "the last one counts"
                    ))
            } else {
                kept.append(manifest)
            }
        }
        manifests = kept
        return notes
    }
}
