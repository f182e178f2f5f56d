import KubeObjects

/// Renders a chart to objects, as Helm does, and tells where every field came from.
public struct ChartRenderer: Sendable {
    /// What the chart is rendered as.
    public var release: ReleaseOptions
    /// What the cluster offers.
    public var capabilities: Capabilities
    /// The seed of everything that chance decides in templates.
    public var seed: UInt64 = 1
    /// The time that templates see.
    public var now = TemplateTime(seconds: 1_767_225_600)
    /// Whether values are checked against the chart's schema.
    public var checksSchema = true
    /// Whether the rendering keeps account of origins.
    public var traces = false
    /// Whether the notes of charts inside are rendered too.
    public var includesSubchartNotes = false
    /// What a rendering may use.
    public var limits = RenderLimits()

    /// A renderer.
    public init(release: ReleaseOptions, capabilities: Capabilities) {
        self.release = release
        self.capabilities = capabilities
    }

    /// Renders a chart with what the user sets.
    public func render(_ chart: Chart, values: ValuesOptions = ValuesOptions()) throws(ChartRenderError)
        -> RenderedChart
    {
        let origins = OriginTable()
        let input: RenderInput
        do throws(ChartError) {
            input = try RenderInput(
                chart, values: values, release: release, capabilities: capabilities, origins: traces ? origins : nil,
                checksSchema: checksSchema)
        } catch {
            throw ChartRenderError(error.description)
        }
        let context = RenderContext(origins: origins, seed: seed, now: now)
        let engine = TemplateEngine(context: context, traces: traces, limits: limits)
        var files: [(name: String, text: TracedText)]
        do throws(TemplateEngine.Failure) {
            files = try engine.render(input.templates)
        } catch {
            throw ChartRenderError(
                error.message,
                place: SourcePosition(
                    file: error.error.template, line: error.error.line, column: error.error.column + 1))
        }
        let read = traces ? Self.read(in: files) : []
        let notes = takeNotes(from: &files, chart: input.chartName)
        let manifests = try ManifestReader.manifests(files)
        return RenderedChart(
            objects: manifests.objects, hooks: manifests.hooks,
            customResourceDefinitions: input.customResourceDefinitions, notes: notes, warnings: input.warnings,
            values: input.values, sources: input.sources, origins: origins, sites: engine.sites, read: read,
            places: Dictionary(input.templates.map { ($0.name, $0.place) }, uniquingKeysWith: { first, _ in first }),
            templates: input.templates.filter { $0.name.hasPrefix(input.chartName + "/") }.map(\.text))
    }

    /// The sets of values that anything printed, or that decided what was printed.
    private static func read(in files: [(name: String, text: TracedText)]) -> Set<Origins> {
        var sets: Set<Origins> = []
        for file in files {
            for run in file.text.runs { sets.insert(run.origins) }
            for mark in file.text.marks { sets.insert(mark.origins) }
        }
        return sets
    }

    /// The text of NOTES.txt, which is for people and no object.
    private func takeNotes(from files: inout [(name: String, text: TracedText)], chart: String) -> String {
        let suffix = "NOTES.txt"
        let all = files.filter { $0.name.hasSuffix(suffix) }
        files.removeAll { $0.name.hasSuffix(suffix) }
        return all.filter { includesSubchartNotes || $0.name == "\(chart)/templates/\(suffix)" }
            .map(\.text.string).joined(separator: "\n")
    }
}

/// What a chart rendered to.
public struct RenderedChart {
    /// The objects, in the order in which Helm installs them.
    public var objects: [RenderedManifest]
    /// The hooks.
    public var hooks: [RenderedManifest]
    /// The custom resource definitions of the charts' `crds` folders, which are installed first.
    public var customResourceDefinitions: [ChartFile]
    /// What NOTES.txt says.
    public var notes: String
    /// What the user should know.
    public var warnings: [ChartWarning]
    /// The merged values.
    public var values: ValueMap
    /// Where each value was set; `nil` where no account was kept.
    public var sources: ValueSources?
    /// The paths of values.
    public var origins: OriginTable
    /// The lines of templates.
    public var sites: SiteTable
    /// The sets of values that were read for anything that was printed, notes too; empty where no account was kept.
    public var read: Set<Origins>
    /// Where each template lies, by its name.
    public var places: [String: String]
    /// The texts of the templates.
    public var templates: [String]

    /// The objects as one stream, as `helm template` prints it.
    public func text(includingDefinitions: Bool = false, includingHooks: Bool = false) -> String {
        var text = ""
        if includingDefinitions {
            for definition in customResourceDefinitions {
                text += "---\n# Source: \(definition.name)\n\(String(decoding: definition.data, as: UTF8.self))\n"
            }
        }
        for manifest in objects { text += "---\n# Source: \(manifest.path)\n\(manifest.text.string)\n" }
        if includingHooks {
            // Before hooks Helm takes away the blank end of the last object.
            while let last = text.last, last.isWhitespace { text.removeLast() }
            text += "\n"
            for hook in hooks { text += "---\n# Source: \(hook.path)\n\(hook.text.string)\n" }
        }
        return text
    }

    /// Finds the provenance of fields.
    public var provenance: ProvenanceFinder { ProvenanceFinder(origins: origins, sites: sites) }
}
