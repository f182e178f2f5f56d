/// Go's comparisons: numbers of different kinds, and anything else of different types, do not compare.
enum ComparisonFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("eq", [.value], rest: .value) { arguments, _ throws(TemplateProblem) in
            .bool(try equalsAny(arguments))
        },
        TemplateFunction("ne", [.value, .value]) { arguments, _ throws(TemplateProblem) in
            .bool(try !equalsAny(arguments))
        },
        ordering("lt") { $0 < 0 },
        ordering("le") { $0 <= 0 },
        ordering("gt") { $0 > 0 },
        ordering("ge") { $0 >= 0 },
        TemplateFunction("not", [.value], tracing: .own) { arguments, context in
            .emptiness(of: arguments[0], in: context)
        },
    ]

    private static func ordering(
        _ name: String, _ isTrue: @escaping @Sendable (Int) -> Bool
    ) -> TemplateFunction {
        TemplateFunction(name, [.value, .value]) { arguments, _ throws(TemplateProblem) in
            .bool(try order(arguments[0], arguments[1]).map(isTrue) ?? false)
        }
    }

    /// What Go calls a basic kind; everything else is `nil`.
    private enum Kind {
        case bool, integer, float, string
    }

    private static func kind(_ value: TemplateValue) -> Kind? {
        switch value.payload {
        case .bool: .bool
        case .int, .int64, .duration: .integer
        case .float: .float
        case .string, .text, .bytes: .string
        default: nil
        }
    }

    private static func equalsAny(_ arguments: [TemplateValue]) throws(TemplateProblem) -> Bool {
        let first = arguments[0]
        guard arguments.count > 1 else { throw TemplateProblem("missing argument for comparison") }
        for other in arguments.dropFirst() where try equals(first, other) { return true }
        return false
    }

    private static func equals(_ a: TemplateValue, _ b: TemplateValue) throws(TemplateProblem) -> Bool {
        let (kindA, kindB) = (kind(a), kind(b))
        guard kindA == kindB else {
            if a.isNone || b.isNone { return false }
            throw incompatible(a, b)
        }
        switch kindA {
        case .bool: return a.truth == b.truth
        case .integer: return a.integer == b.integer
        case .float: return Cast.float(a) == Cast.float(b)
        case .string: return sameText(a, b)
        case nil: return try equalsOther(a, b)
        }
    }

    /// Whether two strings of any form have the same bytes.
    static func sameText(_ a: TemplateValue, _ b: TemplateValue) -> Bool {
        if let x = a.string, let y = b.string { return ByteText.equal(x, y) }
        return a.stringBytes == b.stringBytes
    }

    private static func equalsOther(_ a: TemplateValue, _ b: TemplateValue) throws(TemplateProblem) -> Bool {
        if a.isNone || b.isNone { return a.isNil == b.isNil }
        guard a.kindName == b.kindName else {
            throw TemplateProblem(
                "non-comparable types \(GoFormatter.text(a)): \(a.typeName), \(b.typeName): \(GoFormatter.text(b))")
        }
        if a.isNil || b.isNil { return a.isNil == b.isNil }
        switch (a.payload, b.payload) {
        case (.time(let x), .time(let y)): return x == y
        case (.object(let x), .object(let y)):
            if let x = x as? VersionObject, let y = y as? VersionObject { return x === y }
            return x.typeName == y.typeName && x.text == y.text
        default:
            let text = FormatReader.print(.string("%s"), [a], RenderContext()).lossyString
            throw TemplateProblem("non-comparable type \(text): \(a.typeName)")
        }
    }

    private static func incompatible(_ a: TemplateValue, _ b: TemplateValue) -> TemplateProblem {
        TemplateProblem("incompatible types for comparison: \(a.typeName) and \(b.typeName)")
    }

    /// Below, at or above zero; `nil` where one is not a number, so that every comparison is false.
    private static func order(_ a: TemplateValue, _ b: TemplateValue) throws(TemplateProblem) -> Int? {
        guard let kindA = kind(a), let kindB = kind(b) else { throw TemplateProblem("invalid type for comparison") }
        guard kindA == kindB else { throw incompatible(a, b) }
        switch kindA {
        case .bool: throw TemplateProblem("invalid type for comparison")
        case .integer: return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0
        case .float:
            let (x, y) = (Cast.float(a), Cast.float(b))
            return x < y ? -1 : x > y ? 1 : x == y ? 0 : nil
        case .string:
            let (x, y) = (a.stringBytes ?? [], b.stringBytes ?? [])
            return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
        }
    }
}

extension TemplateValue {
    /// Whether this is Go's nil of any type.
    var isNil: Bool {
        switch payload {
        case .none: true
        case .list(let list): list.isNil
        case .map(let map): map.isNil
        default: false
        }
    }
}
