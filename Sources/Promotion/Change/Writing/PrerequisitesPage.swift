import KubeObjects

/// `PREREQUISITES.md`: what has to be there and to be decided before the overlay is applied.
struct PrerequisitesPage {
    private let change: PromotionChange
    private let language: Language
    private let words: OverlayWords

    init(_ change: PromotionChange, language: Language) {
        self.change = change
        self.language = language
        words = OverlayWords(language)
    }

    /// The page in Markdown.
    var text: String {
        var lines = ["# \(words.title(change))", "", "## \(words.before)", ""]
        lines += change.prerequisites.isEmpty ? [words.nothingBefore, ""] : [words.brackets, ""]
        for (index, prerequisite) in change.prerequisites.enumerated() {
            lines += section(prerequisite, number: index + 1)
        }
        lines += ["## \(words.decisions)", ""] + decisions + [""]
        lines += ["## \(words.changes)", ""]
        lines += change.summary.isEmpty ? [words.noChanges] : change.summary.map { "- \($0[language])" }
        lines += ["", "## \(words.apply)", "", "```sh", "kubectl apply -k .", "```"]
        return lines.map(Self.line).joined(separator: "\n") + "\n"
    }

    private func section(_ prerequisite: Prerequisite, number: Int) -> [String] {
        var lines = ["### \(number). \(prerequisite.title[language])", "", prerequisite.reason[language], ""]
        if !prerequisite.requirements.isEmpty {
            lines += [words.needs, ""] + prerequisite.requirements.map { "- \(Self.item($0[language]))" } + [""]
        }
        if !prerequisite.commands.isEmpty { lines += ["```sh"] + prerequisite.commands + ["```", ""] }
        let answers = answers(prerequisite.answers)
        if !answers.isEmpty { lines += ["\(words.answersWord): \(answers)", ""] }
        return lines
    }

    /// The findings by rule, with a few of their objects.
    private func answers(_ answers: [Answer]) -> String {
        var order: [String] = []
        var objects: [String: [String]] = [:]
        for answer in answers {
            let name = [answer.breakage, answer.rule].compactMap { $0 }.joined(separator: " ")
            if objects[name] == nil { order.append(name) }
            objects[name, default: []].append("\(answer.object)")
        }
        return order.map { "\($0) (\(list(objects[$0] ?? [])))" }.joined(separator: ", ")
    }

    private func list(_ objects: [String]) -> String {
        var seen: Set<String> = []
        let names = objects.filter { seen.insert($0).inserted }
        let shown = names.prefix(3).map { "`\($0)`" }
        let rest = names.count - shown.count
        return (shown + (rest > 0 ? [words.more(rest)] : [])).joined(separator: ", ")
    }

    private var decisions: [String] {
        guard !change.openDecisions.isEmpty else { return [words.noDecisions] }
        let head = [words.flag, words.what, words.why, words.until, words.objects]
        let rows = change.openDecisions.map { decision -> [String] in
            let flag = decision.flag.map { "`\($0)`" } ?? words.byHand
            let example = decision.example.map { " (\(words.example) `\($0)`)" } ?? ""
            return [
                flag + example, decision.what[language], decision.reason[language],
                decision.assumed?[language] ?? "-", list(decision.objects.map(\.description)),
            ]
        }
        let table = [head, head.map { _ in "---" }] + rows
        return table.map { "| " + $0.map(Self.cell).joined(separator: " | ") + " |" }
    }

    /// A requirement; one with angle brackets as code, as Markdown takes them for tags.
    private static func item(_ text: String) -> String { text.contains("<") ? "`\(text)`" : text }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// A line without anything that could steer a terminal or begin another line.
    private static func line(_ text: String) -> String {
        PlainText.clean(text.replacing("\n", with: " "))
    }
}
