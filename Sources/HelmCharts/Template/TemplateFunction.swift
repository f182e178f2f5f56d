/// A function that templates can call, with the Go signature that its arguments are checked against.
public struct TemplateFunction: Sendable {
    /// The name in templates.
    public let name: String
    /// The parameters, in order.
    public let parameters: [Parameter]
    /// The type of the arguments after the parameters; `nil` where the function takes none.
    public let rest: Parameter?
    /// Who says what the result depends on.
    public let tracing: Tracing
    /// Computes the result. Arguments have been checked: their number, and their kinds as the parameters say.
    public let body: Body

    /// Computes a result from checked arguments.
    public typealias Body =
        @Sendable (_ arguments: [TemplateValue], _ context: RenderContext) throws(TemplateProblem) -> TemplateValue

    /// Go types of parameters.
    public enum Parameter: Sendable {
        /// `interface {}`: anything, `nil` too.
        case any
        case string
        case int
        case int64
        case float
        case bool
        /// `[]interface {}`
        case list
        /// `[]string`
        case strings
        /// `map[string]interface {}`
        case map
        /// `reflect.Value`, as the functions that Go's library itself defines take: anything, but not a missing value.
        case value
        /// `reflect.Value` of a function that tells the nil of a map or a list from `nil` itself.
        case reflected
        /// `time.Time`
        case time
        /// `time.Duration`
        case duration
    }

    /// Who says what the result depends on.
    public enum Tracing: Sendable {
        /// The result is computed from all arguments, their elements and members too.
        case fromArguments
        /// The function itself has set it.
        case own
    }

    /// A function.
    public init(
        _ name: String, _ parameters: [Parameter], rest: Parameter? = nil, tracing: Tracing = .fromArguments,
        _ body: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
        self.tracing = tracing
        self.body = body
    }
}
