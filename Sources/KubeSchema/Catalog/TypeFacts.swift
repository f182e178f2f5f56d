import KubeObjects
import Synchronization

/// What a value of a built-in kind may be.
indirect enum Shape: Sendable {
    case string, boolean, int32, int64, number, quantity, intOrString, time, microTime, bytes, any
    case list(Shape)
    case map(Shape)
    case type(TypeReference)
}

/// One field of a built-in type.
struct FieldFacts: Sendable {
    /// How a list is merged and compared.
    enum ListType: Sendable {
        case atomic
        case set
        case map(keys: [Key])
    }

    let name: String
    let key: Key
    let shape: Shape
    /// The Go type in decode errors where it does not follow from the shape.
    var goType: String?
    /// The field number in protobuf; 0 where it has none.
    var number = 0
    var isRequired = false
    /// Whether the field is always written, with its zero value where nothing is given.
    var isAlwaysWritten = false
    /// Whether the zero value (`""`, 0, `false`) is left out.
    var dropsZero = false
    /// Whether a map is merged as a whole.
    var isAtomicMap = false
    var listType = ListType.atomic
    /// Whether a strategic merge patch merges the list; else it replaces it.
    var patchMerges = false
    var patchRetainsKeys = false
    var patchMergeKey: Key?
    /// The value where nothing is given.
    var defaultValue: Value?
}

/// A built-in type with its fields in the order of their Go struct.
final class TypeFacts: Sendable {
    /// `core.v1.Container`.
    let name: String
    let fields: [FieldFacts]
    /// Whether its objects are merged as a whole.
    let isAtomic: Bool
    /// What defaulting does beyond filling constants.
    let rule: DefaultingRule?
    /// The fields that defaulting adds where they are missing, by position.
    let filled: [Int]
    private let keys: [Key]

    init(name: String, fields: [FieldFacts], isAtomic: Bool) {
        self.name = name
        self.fields = fields
        self.isAtomic = isAtomic
        keys = fields.map(\.key)
        rule = DefaultingRule(rawValue: name)
        filled = fields.indices.filter { fields[$0].isAlwaysWritten || fields[$0].defaultValue != nil }
    }

    /// The type's name as Go prints it: `v1.Container`.
    var goName: String { String(name.drop { $0 != "." }.dropFirst()) }

    /// The type's own name: `Container`.
    var structName: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// The position of the field `key`.
    func index(of key: Key) -> Int? { keys.firstIndex(of: key) }

    /// The field `key`.
    func field(_ key: Key) -> FieldFacts? { index(of: key).map { fields[$0] } }
}

/// A type that is read when it is first used.
final class TypeReference: Sendable {
    private let cell = AtomicLazyReference<TypeFacts>()
    private let read: @Sendable () -> TypeFacts

    init(_ read: @escaping @Sendable () -> TypeFacts) {
        self.read = read
    }

    /// The facts of the type. Two threads that ask first read it twice and keep one result.
    var facts: TypeFacts { cell.load() ?? cell.storeIfNil(read()) }
}
