import Foundation

/// What Helm 4's own library printed for expressions: an expression, and on the next line what `print` made of its value,
/// as a JSON string. `error: ` stands before what the library says after `error calling …:`.
///
/// Expressions of `drawn` were put together at random.
///
/// Recorded by installing charts of one template each with the library of the wheel `helm-sdkpy` (Helm 4, Go 1.27).
enum RecordedAnswers {
    struct Case: CustomStringConvertible, Sendable {
        var expression: String
        var answer: String
        var description: String { expression }
    }

    static let all: [Case] = [formatting, functions, yaml, trees, versionsAndExpressions, timesAndTexts, drawn]
        .flatMap { cases($0) }

    private static func cases(_ text: String) -> [Case] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        return stride(from: 0, to: lines.count - 1, by: 2).map { index in
            let json = Data(lines[index + 1].drop { $0 == " " }.utf8)
            let answer = try? JSONDecoder().decode(String.self, from: json)
            return Case(expression: String(lines[index]), answer: answer ?? "the recording cannot be read")
        }
    }
}
