import KubeObjects

/// Collects the errors of one object.
///
/// The path is a stack of steps; its text is made only when an error is reported, so an object without errors costs no
/// strings.
struct Validator {
    /// A step into an object; as small as it can be, it is pushed and popped for every list element.
    private enum Step {
        case field(Key)
        case index(Int)
        case entry(Key)
    }

    /// The errors found, in the API server's order.
    private(set) var errors: [FieldError] = []

    private var path: [Step] = []

    init() {
        path.reserveCapacity(12)
    }

    // MARK: Walking

    /// Checks what is below a field.
    @inline(__always)
    mutating func within(_ field: Key, _ check: (inout Validator) -> Void) {
        path.append(.field(field))
        check(&self)
        path.removeLast()
    }

    /// Checks what is below a field of a field.
    @inline(__always)
    mutating func within(_ field: Key, _ second: Key, _ check: (inout Validator) -> Void) {
        path.append(.field(field))
        path.append(.field(second))
        check(&self)
        path.removeLast(2)
    }

    /// Checks the entry `key` of a map.
    @inline(__always)
    mutating func within(entry key: Key, _ check: (inout Validator) -> Void) {
        path.append(.entry(key))
        check(&self)
        path.removeLast()
    }

    /// Checks the element at `index`.
    @inline(__always)
    mutating func within(index: Int, _ check: (inout Validator) -> Void) {
        path.append(.index(index))
        check(&self)
        path.removeLast()
    }

    /// Checks every element of the list `field` of `value`.
    @inline(__always)
    mutating func forEach(_ field: Key, of value: Value, _ check: (inout Validator, Value, Int) -> Void) {
        guard case .array(let elements) = value[field], !elements.isEmpty else { return }
        path.append(.field(field))
        for index in elements.indices {
            path.append(.index(index))
            check(&self, elements[index], index)
            path.removeLast()
        }
        path.removeLast()
    }

    /// Checks `field` of `value` where it is present.
    @inline(__always)
    mutating func ifPresent(_ field: Key, of value: Value, _ check: (inout Validator, Value) -> Void) {
        let member = value[field]
        if member.isNull { return }
        path.append(.field(field))
        check(&self, member)
        path.removeLast()
    }

    /// Checks every entry of a map, reporting in the order of the keys.
    ///
    /// Nearly always there is no error, so the entries are sorted only when there is more than one.
    mutating func forEachEntry(_ members: Members, _ check: (inout Validator, Members.Member) -> Void) {
        let before = count
        for member in members {
            check(&self, member)
        }
        guard count > before + 1, members.count > 1 else { return }
        errors.removeSubrange(before...)
        for member in members.sortedByKey {
            check(&self, member)
        }
    }

    /// The number of errors so far, to learn whether a check found any.
    var count: Int { errors.count }

    // MARK: Reporting

    mutating func required(_ fields: Key..., because detail: String = "") {
        report(.required, fields, value: nil, detail)
    }

    mutating func invalid(_ fields: Key..., was value: Value, because detail: String) {
        report(.invalid, fields, value: GoText.value(value), detail)
    }

    /// An invalid structure, printed as the server's type `type`.
    mutating func invalid(_ fields: Key..., was value: Value, as type: String, because detail: String) {
        report(.invalid, fields, value: GoText.json(GoType.render(value, as: type), sortingKeys: false), detail)
    }

    /// An invalid value that is not printed.
    mutating func invalid(_ fields: Key..., because detail: String) {
        report(.invalid, fields, value: nil, detail)
    }

    mutating func unsupported(_ fields: Key..., was value: Value, supported: [String]) {
        report(.notSupported, fields, value: GoText.value(value), Self.supported(supported))
    }

    mutating func unsupported(_ fields: Key..., was value: Value, as type: String, supported: [String]) {
        let text = GoText.json(GoType.render(value, as: type), sortingKeys: false)
        report(.notSupported, fields, value: text, Self.supported(supported))
    }

    mutating func duplicate(_ fields: Key..., was value: Value, because detail: String = "") {
        report(.duplicate, fields, value: GoText.value(value), detail)
    }

    mutating func duplicate(_ fields: Key..., was value: Value, as type: String, because detail: String = "") {
        report(.duplicate, fields, value: GoText.json(GoType.render(value, as: type), sortingKeys: false), detail)
    }

    mutating func forbidden(_ fields: Key..., because detail: String) {
        report(.forbidden, fields, value: nil, detail)
    }

    mutating func notFound(_ fields: Key..., was value: Value, because detail: String = "") {
        report(.notFound, fields, value: GoText.value(value), detail)
    }

    mutating func tooLong(_ fields: Key..., limit: Int) {
        report(.tooLong, fields, value: nil, "may not be more than \(limit) bytes")
    }

    mutating func tooMany(_ fields: Key..., count: Int, limit: Int) {
        report(.tooMany, fields, value: String(count), "must have at most \(limit) items")
    }

    mutating func internalError(_ fields: Key..., because detail: String) {
        report(.internalError, fields, value: nil, detail)
    }

    /// Reports each of `messages` on a text; nothing where there are none.
    @inline(__always)
    mutating func check(_ field: Key, _ text: String, _ messages: [String]) {
        if messages.isEmpty { return }
        for message in messages {
            report(.invalid, [field], value: GoText.quoted(text), message)
        }
    }

    /// Reports each of `messages` on the value at the current path.
    @inline(__always)
    mutating func check(_ text: String, _ messages: [String]) {
        if messages.isEmpty { return }
        for message in messages {
            report(.invalid, [], value: GoText.quoted(text), message)
        }
    }

    /// Adds an error that was found by other means.
    mutating func add(_ error: FieldError) {
        errors.append(error)
    }

    @inline(never)
    private mutating func report(_ kind: FieldError.Kind, _ fields: [Key], value: String?, _ detail: String) {
        errors.append(FieldError(kind, text(of: fields), value: value, detail: detail))
    }

    private func text(of fields: [Key]) -> String {
        var text = ""
        for step in path + fields.map(Step.field) {
            switch step {
            case .field(let key):
                if !text.isEmpty { text += "." }
                text += key.text
            case .index(let index): text += "[\(index)]"
            case .entry(let key): text += "[\(key.text)]"
            }
        }
        return text
    }

    private static func supported(_ values: [String]) -> String {
        "supported values: " + values.map(GoText.quoted).joined(separator: ", ")
    }
}

// MARK: Checks used everywhere

extension Validator {
    /// A number that must not be negative; absent counts as 0.
    @inline(__always)
    mutating func nonNegative(_ field: Key, of value: Value) {
        if case .integer(let number) = value[field], number < 0 {
            invalid(field, was: .integer(number), because: Message.negative)
        }
    }

    /// A text that must be one of `supported`, and present.
    @inline(__always)
    mutating func choice(_ field: Key, of value: Value, _ supported: [String]) {
        let text = value[field].text
        if supported.contains(text) { return }
        if text.isEmpty {
            required(field)
        } else {
            unsupported(field, was: .string(text), supported: supported)
        }
    }

    /// A text that must be one of `supported` where it is present.
    @inline(__always)
    mutating func optionalChoice(_ field: Key, of value: Value, _ supported: [String]) {
        guard case .string(let text) = value[field], !supported.contains(text) else { return }
        unsupported(field, was: .string(text), supported: supported)
    }

    /// A text that must not be empty.
    @inline(__always)
    mutating func nonEmpty(_ field: Key, of value: Value, because detail: String = "") {
        if value[field].text.isEmpty { required(field, because: detail) }
    }

    /// A field that must not change.
    mutating func immutable(_ field: Key, from old: Value, to new: Value, because detail: String = Message.immutable) {
        guard !GoType.equal(old[field], new[field]) else { return }
        invalid(field, was: new[field], because: detail)
    }
}

/// Details that many errors share.
enum Message {
    static let negative = "must be greater than or equal to 0"
    static let positive = "must be greater than zero"
    static let immutable = "field is immutable"
    static let integer = "must be an integer"

    static func range(_ first: Int, _ last: Int) -> String { "must be between \(first) and \(last), inclusive" }
}

extension Value {
    /// A text, empty where there is none.
    @inline(__always)
    var text: String { string ?? "" }

    /// A whole number, 0 where there is none.
    @inline(__always)
    var number64: Int { integer ?? 0 }

    /// A truth value, false where there is none.
    @inline(__always)
    var isTrue: Bool { bool ?? false }
}
