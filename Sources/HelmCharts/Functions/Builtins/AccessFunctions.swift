/// Go's functions that look into values.
enum AccessFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("index", [.value], rest: .value, tracing: .own) { arguments, context throws(TemplateProblem) in
            var item = arguments[0]
            guard !item.isNone else { throw TemplateProblem("index of untyped nil") }
            for key in arguments.dropFirst() { item = try member(of: item, at: key, context) }
            return item
        },
        TemplateFunction("len", [.reflected], tracing: .own) { arguments, context throws(TemplateProblem) in
            // What the elements are does not count, only how many there are.
            let origins = context.origins.truth(of: arguments[0])
            return TemplateValue(
                .int(try length(arguments[0])), origins: context.origins.demoted(origins, to: .transformed))
        },
        TemplateFunction("call", [.value], rest: .value) { arguments, _ throws(TemplateProblem) in
            guard !arguments[0].isNone else { throw TemplateProblem("call of nil") }
            throw TemplateProblem("non-function \(GoFormatter.text(arguments[0])) of type \(arguments[0].typeName)")
        },
    ]

    private static func length(_ value: TemplateValue) throws(TemplateProblem) -> Int {
        switch value.payload {
        case .string(let text): return text.utf8.count
        case .text(let text): return text.string.utf8.count
        case .bytes(let bytes): return bytes.count
        case .list(let list): return list.elements.count
        case .map(let map): return map.count
        case .none: throw TemplateProblem("reflect: call of reflect.Value.Type on zero Value")
        case .object(let object) where object is NilInterface: throw TemplateProblem("len of nil pointer")
        default: throw TemplateProblem("len of type \(value.typeName)")
        }
    }

    private static func member(
        of item: TemplateValue, at key: TemplateValue, _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        let chosen = context.origins.demoted(key.deepOrigins(in: context), to: .transformed)
        switch item.payload {
        case .none: throw TemplateProblem("index of nil pointer")
        case .list(let list):
            return list.elements[try position(key, count: list.elements.count, "slice")].adding(chosen, in: context)
        case .string, .text, .bytes:
            let bytes = item.stringBytes ?? []
            let byte = bytes[try position(key, count: bytes.count, "string")]
            let origins = context.origins.demoted(item.deepOrigins(in: context), to: .transformed)
            return TemplateValue(.int(Int(byte)), origins: context.origins.union(origins, chosen))
        case .map(let map):
            guard !key.isNone else { throw TemplateProblem("value is nil; should be of type string") }
            guard let name = key.string else {
                throw TemplateProblem("value has type \(key.typeName); should be string")
            }
            let missing = TemplateValue(.none, origins: context.origins.child(item.origins, key: name))
            return (map[name] ?? missing).adding(chosen, in: context)
        case .object(let object):
            guard let name = key.string, let value = try object.member(name, arguments: []) else {
                throw TemplateProblem("can't index item of type \(item.typeName)")
            }
            return value
        default: throw TemplateProblem("can't index item of type \(item.typeName)")
        }
    }

    private static func position(
        _ key: TemplateValue, count: Int, _ kind: String
    ) throws(TemplateProblem) -> Int {
        let index: Int
        switch key.payload {
        case .int(let number): index = number
        case .int64(let number), .duration(let number): index = Int(number)
        case .none: throw TemplateProblem("cannot index slice/array with nil")
        default: throw TemplateProblem("cannot index slice/array with type \(key.typeName)")
        }
        // Go's check lets one pass, on which reflection stumbles.
        if index == count { throw TemplateProblem("reflect: \(kind) index out of range") }
        guard index >= 0, index < count else { throw TemplateProblem("index out of range: \(index)") }
        return index
    }
}
