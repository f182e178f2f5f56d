/// A value as a template sees it: a Go value of the kinds that charts can hold, and where it came from.
///
/// Go's kinds matter to templates: numbers of a values file are `float64`, those of `--set` are `int64`, constants of a
/// template are `int`; they print, compare and report their type differently.
public struct TemplateValue {
    /// The value itself.
    public var payload: Payload
    /// The values it depends on; ``Origins/none`` where it is a constant, or nobody asked.
    public var origins: Origins

    /// Kinds of values.
    public enum Payload {
        /// Go's `nil` in an `any`, and what a missing key yields.
        case none
        /// `bool`
        case bool(Bool)
        /// `int`: constants of templates and results of most functions.
        case int(Int)
        /// `int64`: numbers of `--set`, results of arithmetic functions.
        case int64(Int64)
        /// `float64`: every number of a values file.
        case float(Double)
        /// `string`, all of it with the same origins.
        case string(String)
        /// `string`, whose parts have origins of their own: what `include`, `tpl` and `toYaml` return.
        case text(TracedText)
        /// `[]byte`, and strings that are not valid UTF-8.
        case bytes([UInt8])
        /// A slice: `[]interface {}`, `[]string` and the like.
        case list(ValueList)
        /// A map with string keys. Maps are references: Sprig's `set` changes the one that everybody sees.
        case map(ValueMap)
        /// `time.Duration`, in nanoseconds.
        case duration(Int64)
        /// `time.Time`
        case time(TemplateTime)
        /// Anything with methods or fields of its own: `.Files`, `.Capabilities`, a semantic version.
        case object(any TemplateObject)
    }

    /// A value with its origins.
    public init(_ payload: Payload, origins: Origins = .none) {
        self.payload = payload
        self.origins = origins
    }
}

extension TemplateValue {
    /// Go's `nil`.
    public static var none: TemplateValue { TemplateValue(.none) }

    /// A string without origins.
    public static func string(_ text: String) -> TemplateValue { .init(.string(text)) }
    /// An `int` without origins.
    public static func int(_ number: Int) -> TemplateValue { .init(.int(number)) }
    /// A `bool` without origins.
    public static func bool(_ truth: Bool) -> TemplateValue { .init(.bool(truth)) }
    /// A `[]interface {}`.
    public static func list(_ elements: [TemplateValue]) -> TemplateValue {
        .init(.list(ValueList(elements)))
    }
    /// A `[]string`.
    public static func strings(_ elements: [String]) -> TemplateValue {
        .init(.list(ValueList(elements.map { .string($0) }, of: .string)))
    }
    /// A new `map[string]interface {}`.
    public static func map(_ members: [String: TemplateValue]) -> TemplateValue {
        .init(.map(ValueMap(members)))
    }

    /// A struct as `toJson` sees it: its fields in the order of their declaration.
    static func fields(_ fields: [(String, TemplateValue)]) -> TemplateValue {
        .init(.map(ValueMap(fields: fields)))
    }

    /// Whether this is Go's `nil`.
    public var isNone: Bool { if case .none = payload { true } else { false } }

    /// The text of a string of either form, else `nil`.
    public var string: String? {
        switch payload {
        case .string(let text): text
        case .text(let traced): traced.string
        default: nil
        }
    }

    /// The map, else `nil`.
    public var map: ValueMap? { if case .map(let map) = payload { map } else { nil } }
    /// The elements of a slice, else `nil`.
    public var elements: [TemplateValue]? { if case .list(let list) = payload { list.elements } else { nil } }
}

/// What the elements of a slice or the values of a map are declared as; it shows in `typeOf` and `%T` only.
public enum ElementType: String, Sendable {
    case any = "interface {}"
    case string
    case int
    case int64
    case float = "float64"
    case bool
    case bytes = "[]uint8"
    /// A slice of maps, as some functions return.
    case map = "map[string]interface {}"
    /// A slice of slices, as `chunk` returns.
    case list = "[]interface {}"
}

/// A slice.
public struct ValueList {
    /// Its elements.
    public var elements: [TemplateValue]
    /// What they are declared as.
    public var elementType: ElementType
    /// Whether it is Go's nil slice, which prints as `null` in JSON and YAML; `rest` of an empty list is one.
    public var isNil = false

    /// A slice of the given elements.
    public init(_ elements: [TemplateValue], of elementType: ElementType = .any) {
        self.elements = elements
        self.elementType = elementType
    }
}

/// A map with string keys, shared by reference as Go's are.
public final class ValueMap {
    private var members: [String: TemplateValue]
    private var order: [String]?
    /// What the values are declared as.
    public let elementType: ElementType
    /// The name of its type where it has one of its own, such as `common.Values`.
    public var typeName: String?
    /// Whether it is Go's nil map, which prints as `null` in JSON and YAML.
    public let isNil: Bool

    /// A map of the given members.
    public init(
        _ members: [String: TemplateValue] = [:], of elementType: ElementType = .any, isNil: Bool = false
    ) {
        self.members = members
        self.elementType = elementType
        self.isNil = isNil && members.isEmpty
    }

    /// The fields of a struct, which keep their order.
    init(fields: [(String, TemplateValue)]) {
        members = Dictionary(fields) { first, _ in first }
        order = fields.map(\.0)
        elementType = .any
        isNil = false
    }

    /// The number of keys.
    public var count: Int { members.count }

    /// The keys in ascending order of their bytes, as Go's templates and printing visit them.
    public var sortedKeys: [String] {
        if let order { return order }
        let sorted = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        order = sorted
        return sorted
    }

    /// The value of a key; `nil` where there is no such key. Setting `nil` removes the key.
    public subscript(key: String) -> TemplateValue? {
        get { members[key] }
        set {
            if (members[key] == nil) != (newValue == nil) { order = nil }
            members[key] = newValue
        }
    }

    /// The fields of a struct as a map: in the order of their names.
    func sorted() -> ValueMap { ValueMap(members, of: elementType, isNil: isNil) }

    /// Another map with the same members; nested maps are the same maps.
    public func shallowCopy() -> ValueMap {
        let copy = ValueMap(members, of: elementType)
        copy.order = order
        copy.typeName = typeName
        return copy
    }
}

/// A value with methods or fields of its own.
public protocol TemplateObject: Sendable {
    /// The name of its Go type, such as `*common.Capabilities`.
    var typeName: String { get }
    /// How Go's `%v` prints it.
    var text: String { get }
    /// The field or method of a name called with arguments; `nil` where there is neither.
    ///
    /// - Throws: ``TemplateProblem`` where the method fails.
    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue?
    /// The map or slice that it is beside its methods, for `range`, `index` and `len`; `nil` where it is none.
    var collection: TemplateValue? { get }
    /// What `toJson` and `toYaml` write for it.
    var encoded: TemplateValue { get }
    /// The parameters of a method; `nil` where there is no method of this name. Arguments are checked against them.
    func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]?
}

extension TemplateObject {
    /// Most objects are structs.
    public var collection: TemplateValue? { nil }
    /// A slice or a map is written as such, what writes itself as its text.
    public var encoded: TemplateValue { collection ?? .string(text) }
    /// Most objects have fields only.
    public func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? { nil }
}

/// What went wrong in a function or a method; the executor adds where.
public struct TemplateProblem: Error, Sendable {
    /// What happened, as Go's library or Helm say it.
    public var message: String
    /// An error of a template executed inside, with its own place; Helm prints both.
    public var inner: TemplateError?
    /// Whether a template stopped itself (`fail`, `required`): then the message is all that counts.
    public var isDeliberate: Bool
    /// Whether words stand around the inner error that Go's template library did not say.
    public var isOpaque = false

    /// A problem.
    public init(_ message: String, inner: TemplateError? = nil, isDeliberate: Bool = false) {
        self.message = message
        self.inner = inner
        self.isDeliberate = isDeliberate
    }
}
