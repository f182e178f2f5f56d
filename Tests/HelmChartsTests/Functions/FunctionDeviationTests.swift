import Testing

@testable import HelmCharts

/// Where functions differ from Helm's, and why.
struct FunctionDeviationTests {
    struct Deviation: CustomStringConvertible, Sendable {
        var expression: String
        var helm: String
        var ours: String
        var reason: String
        var description: String { expression }
    }

    static let all: [Deviation] = [
        Deviation(
            expression: #"typeOf (index "a" 0)"#, helm: "uint8", ours: "int",
            reason: "values of templates have no kind for bytes; they print and compare alike"),
        Deviation(
            expression: #"get (fromJson "{\"a\":1e999}") "Error""#,
            helm: "json: cannot unmarshal number 1e999 into Go struct field .a of type float64",
            ours: "json: cannot unmarshal number 1e999 into Go value of type float64",
            reason: "Helm names a field of a map, and keeps what it read before"),
        Deviation(
            expression: "keys (dict \"b\" 1 \"a\" 2)", helm: "[b a] or [a b]", ours: "[a b]",
            reason: "Go's order of keys is random; two renderings of a chart shall be equal"),
        Deviation(
            expression: #"repeat 1000000000 "a""#, helm: "a text of a gigabyte",
            ours: "error: the result of repeat is more than 67108864 bytes or 5000000 elements",
            reason: "a chart is input, and may be hostile"),
    ]

    @Test(arguments: all)
    func differsOnPurpose(_ deviation: Deviation) {
        #expect(ExpressionEvaluator.text(deviation.expression) == deviation.ours)
    }
}
