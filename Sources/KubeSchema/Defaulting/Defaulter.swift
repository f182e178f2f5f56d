import KubeObjects

/// Gives an object of a built-in kind the form in which the API stores it: defaults filled in, unknown fields and
/// empty values left out, quantities and times in their canonical form.
///
/// Nothing is copied where nothing changes: `nil` says that a value already has its stored form.
enum Defaulter {
    /// The stored form of an object's members; `nil` where they have it.
    static func stored(_ members: Members, as type: TypeFacts) -> Members? {
        var edit = ObjectEdit(members)
        type.rule?.apply(to: &edit)
        let source = edit.members
        var result: Members? = edit.isChanged ? source : nil
        var present: UInt64 = 0
        // Kept members are copied only from the first change on.
        var rebuilt: Members?
        for (position, member) in source.enumerated() {
            let kept: Value?
            if let index = type.index(of: member.key), present & (1 << UInt64(index)) == 0 {
                let isDropped =
                    isDropped(
                        member.value, as: type.fields[index].shape, dropsZero: type.fields[index].dropsZero)
                    || isReplaced(member.value, by: type.fields[index])
                kept = isDropped ? nil : stored(member.value, as: type.fields[index].shape)
                if !isDropped {
                    present |= 1 << UInt64(index)
                    if kept == nil {
                        rebuilt?.append(member.key, member.value)
                        continue
                    }
                }
            } else {
                kept = nil
            }
            if rebuilt == nil {
                var start = Members()
                start.reserveCapacity(source.count)
                for earlier in source.prefix(position) { start.append(earlier.key, earlier.value) }
                rebuilt = start
            }
            if let kept { rebuilt?.append(member.key, kept) }
        }
        if let rebuilt { result = rebuilt }
        for index in type.filled where present & (1 << UInt64(index)) == 0 {
            if let value = filling(type.fields[index]) {
                if result == nil { result = source }
                result?.append(type.fields[index].key, value)
            }
        }
        return result
    }

    /// Whether a member is left out: null, an empty list or map, and the zero of a field that leaves it out.
    private static func isDropped(_ value: Value, as shape: Shape, dropsZero: Bool) -> Bool {
        switch value {
        case .null: true
        case .array(let elements): elements.isEmpty && !shape.isAny
        case .object(let members): members.isEmpty && shape.isMap
        case .string(let text): dropsZero && text.isEmpty
        case .integer(let number): dropsZero && number == 0 && !shape.isIntOrString
        case .bool(let flag): dropsZero && !flag
        case .double: false
        }
    }

    /// Whether an empty text stands in a field that has a default: to the API server it is as if nothing was given.
    private static func isReplaced(_ value: Value, by field: FieldFacts) -> Bool {
        guard case .string(let text) = value, text.isEmpty, field.isAlwaysWritten else { return false }
        return field.defaultValue?.string?.isEmpty == false
    }

    /// The value of a field that is missing; `nil` where it stays missing.
    private static func filling(_ field: FieldFacts) -> Value? {
        if let value = field.defaultValue { return stored(value, as: field.shape) ?? value }
        switch field.shape {
        case .string: return ""
        case .boolean: return false
        case .int32, .int64, .number, .intOrString: return 0
        case .quantity: return "0"
        case .type(let reference): return .object(stored(Members(), as: reference.facts) ?? Members())
        default: return nil
        }
    }

    /// The stored form of a value; `nil` where it has it.
    static func stored(_ value: Value, as shape: Shape) -> Value? {
        switch (shape, value) {
        case (.type(let reference), .object(let members)):
            return stored(members, as: reference.facts).map(Value.object)
        case (.list(let element), .array(let elements)):
            return stored(elements, as: element).map(Value.array)
        case (.map(let element), .object(let members)):
            return stored(members, asMapOf: element).map(Value.object)
        case (.quantity, _):
            return CanonicalText.quantity(value).map { .string($0) }
        case (.time, .string(let text)):
            return CanonicalText.time(text).map { .string($0) }
        case (.microTime, .string(let text)):
            return CanonicalText.microTime(text).map { .string($0) }
        default:
            return nil
        }
    }

    private static func stored(_ elements: [Value], as shape: Shape) -> [Value]? {
        switch shape {
        case .type, .quantity, .list, .map, .time, .microTime: break
        default: return nil
        }
        var result: [Value]?
        for (index, element) in elements.enumerated() {
            if let changed = stored(element, as: shape) {
                if result == nil { result = elements }
                result?[index] = changed
            }
        }
        return result
    }

    private static func stored(_ members: Members, asMapOf shape: Shape) -> Members? {
        var result: Members?
        for member in members {
            let changed: Value?
            if case .string = shape, member.value.isNull {
                changed = ""
            } else {
                changed = stored(member.value, as: shape)
            }
            if let changed {
                if result == nil { result = members }
                result?[member.key] = changed
            }
        }
        return result
    }
}

extension Shape {
    fileprivate var isAny: Bool {
        if case .any = self { true } else { false }
    }

    fileprivate var isMap: Bool {
        if case .map = self { true } else { false }
    }

    fileprivate var isIntOrString: Bool {
        if case .intOrString = self { true } else { false }
    }
}
