extension TemplateProblem {
    /// What Go says where a function uses a nil value that it did not expect.
    static let nilDereference = TemplateProblem("runtime error: invalid memory address or nil pointer dereference")

    /// What we say where a function would make more than anyone wants.
    static func tooLarge(_ what: String) -> TemplateProblem {
        TemplateProblem("\(what) is more than \(FunctionLimit.bytes) bytes or \(FunctionLimit.elements) elements")
    }
}

/// How much one call may produce; beyond this a chart is hostile or mistaken.
enum FunctionLimit {
    /// Bytes of a text.
    static let bytes = 1 << 26
    /// Elements of a list, or nodes of a tree.
    static let elements = 5_000_000
    /// Values within each other.
    static let depth = 500
}

extension TemplateValue {
    /// A whole number that has been checked to be one.
    var integer: Int {
        switch payload {
        case .int(let number): number
        case .int64(let number), .duration(let number): Int(number)
        case .float(let number): Int(Cast.integer(number))
        default: 0
        }
    }

    /// A truth value that has been checked to be one.
    var truth: Bool { if case .bool(let truth) = payload { truth } else { false } }

    /// Elements of a slice of any type; `nil` for what is no slice.
    var list: ValueList? { if case .list(let list) = payload { list } else { nil } }

    /// An `int64` without origins.
    static func int64(_ number: Int64) -> TemplateValue { .init(.int64(number)) }
    /// A `float64` without origins.
    static func float(_ number: Double) -> TemplateValue { .init(.float(number)) }
    /// Go's nil slice.
    static func nilList(of type: ElementType = .any) -> TemplateValue {
        var list = ValueList([], of: type)
        list.isNil = true
        return .init(.list(list))
    }
}

extension TemplateFunction {
    /// A function of one text.
    static func text(_ name: String, _ transform: @escaping @Sendable (String) -> String) -> TemplateFunction {
        TemplateFunction(name, [.string]) { arguments, _ in .string(transform(arguments[0].lossyString)) }
    }

    /// The same function under another name.
    func named(_ name: String) -> TemplateFunction {
        TemplateFunction(name, parameters, rest: rest, tracing: tracing, body)
    }
}
