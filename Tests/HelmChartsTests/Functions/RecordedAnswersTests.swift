import Testing

@testable import HelmCharts

struct RecordedAnswersTests {
    @Test func everyExpressionGivesWhatHelmGave() {
        let cases = RecordedAnswers.all
        #expect(cases.count > 2_000)
        for recorded in cases {
            let text = ExpressionEvaluator.text(recorded.expression)
            let isEqual =
                text.utf8.elementsEqual(recorded.answer.utf8)
                // The recording ends with the message where Helm puts more before it.
                || text.hasPrefix("error: ") && recorded.answer.hasPrefix("error: ")
                    && recorded.answer.hasSuffix(text.dropFirst(7))
            #expect(
                isEqual, "\(recorded.expression): \(text.debugDescription), not \(recorded.answer.debugDescription)")
        }
    }

    /// Go's and Sprig's functions, less what Helm takes away, and Helm's own.
    @Test func everyFunctionIsThere() {
        #expect(TemplateFunctions.all.count == 249)
        #expect(TemplateFunctions.all["env"] == nil)
        #expect(TemplateFunctions.all["expandenv"] == nil)
        for (name, function) in TemplateFunctions.all { #expect(function.name == name) }
    }

    @Test func everyFunctionIsTested() {
        let recorded = RecordedAnswers.all.map(\.expression).joined(separator: "\n")
        // Tested below by what they do, since their results are random or depend on a rendering.
        let elsewhere: Set = [
            "now", "fail", "include", "tpl", "lookup", "ago", "encryptAES", "genCA", "genCAWithKey", "genSignedCert",
            "genSignedCertWithKey", "genSelfSignedCertWithKey", "call",
        ]
        for name in TemplateFunctions.all.keys.sorted() where !elsewhere.contains(name) {
            let isNamed = recorded.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == name }
            #expect(isNamed, "\(name) is in no recording")
        }
    }
}
