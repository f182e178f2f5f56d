/// Go's `reflect.DeepEqual`: types count too.
enum DeepEquality {
    static func equal(_ a: TemplateValue, _ b: TemplateValue) -> Bool {
        var budget = FunctionLimit.elements
        return equal(a, b, depth: 0, &budget)
    }

    private static func equal(_ a: TemplateValue, _ b: TemplateValue, depth: Int, _ budget: inout Int) -> Bool {
        budget -= 1
        // Only maps that contain themselves, or each other many times over, get here.
        guard depth < FunctionLimit.depth, budget > 0 else { return false }
        switch (a.payload, b.payload) {
        case (.none, .none): return true
        case (.bool(let x), .bool(let y)): return x == y
        case (.int(let x), .int(let y)): return x == y
        case (.int64(let x), .int64(let y)), (.duration(let x), .duration(let y)): return x == y
        case (.float(let x), .float(let y)): return x == y
        case (.time(let x), .time(let y)): return x == y
        case (.list(let x), .list(let y)):
            guard x.elementType == y.elementType, x.isNil == y.isNil, x.elements.count == y.elements.count else {
                return false
            }
            for (one, other) in zip(x.elements, y.elements)
            where !equal(one, other, depth: depth + 1, &budget) { return false }
            return true
        case (.map(let x), .map(let y)):
            if x === y { return true }
            guard x.elementType == y.elementType, x.typeName == y.typeName, x.count == y.count else { return false }
            for key in x.sortedKeys {
                guard let one = x[key], let other = y[key], equal(one, other, depth: depth + 1, &budget) else {
                    return false
                }
            }
            return true
        case (.object(let x), .object(let y)): return x.typeName == y.typeName && x.text == y.text
        default:
            guard let x = a.stringBytes, let y = b.stringBytes else { return false }
            return x == y
        }
    }
}
