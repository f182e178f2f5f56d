/// Renders the templates of a chart together, as Helm does: all are parsed, then each file is executed with its data.
public struct TemplateEngine {
    /// Why a rendering failed.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened, in Helm's words.
        public var message: String
        /// The error with its place.
        public var error: TemplateError
        /// The message.
        public var description: String { message }
    }

    /// What functions share.
    public let context: RenderContext
    /// The lines that printed something.
    public let sites = SiteTable()
    private let functions: [String: TemplateFunction]
    private let traces: Bool
    private let limits: RenderLimits

    /// An engine.
    ///
    /// - Parameter traces: whether what is printed keeps account of where it came from.
    public init(
        context: RenderContext, functions: [String: TemplateFunction] = TemplateFunctions.all, traces: Bool = false,
        limits: RenderLimits = RenderLimits()
    ) {
        self.context = context
        self.functions = functions
        self.traces = traces
        self.limits = limits
    }

    /// Renders files in the order given; later files replace the templates that earlier ones define.
    ///
    /// - Returns: the text of each file that is no partial, in the same order.
    public func render(_ files: [ChartTemplate]) throws(Failure) -> [(name: String, text: TracedText)] {
        var set = TemplateSet()
        for file in files {
            do throws(TemplateError) {
                try set.add(TemplateText(name: file.name, text: file.text)) { name in
                    functions[name] != nil || name == "and" || name == "or"
                }
            } catch {
                throw Failure(message: error.helmParseMessage, error: error)
            }
        }
        let execution = Execution(
            functions: functions, context: context, set: set, sites: sites, traces: traces, limits: limits)
        execution.connect()
        defer { (context.include, context.tpl) = (nil, nil) }
        var rendered: [(name: String, text: TracedText)] = []
        for file in files where !file.isPartial {
            do throws(TemplateError) {
                let output = try execution.render(file.name, data: file.data(traces ? context.origins : nil))
                rendered.append((file.name, output.withoutMissingValues))
            } catch {
                throw Failure(message: error.helmMessage, error: error)
            }
        }
        return rendered
    }
}
