extension PromotionChange {
    /// What the change needs, leaves open and does, in Markdown: the text of `PREREQUISITES.md`.
    public func page(in language: Language) -> String {
        PrerequisitesPage(self, language: language).text
    }

    /// What was written, and what is still to be decided.
    public func report(of outcomes: [PromotionWriter.Outcome], in folder: String, language: Language) -> String {
        let words = OverlayWords(language)
        let folder = PlainText.clean(folder)
        var lines = [words.count(self), ""]
        lines += outcomes.map { "  \($0.path): \(words.action($0.action))" }
        if !openDecisions.isEmpty {
            lines += ["", "\(words.decisions):"]
            lines += openDecisions.map { decision in
                let taken = decision.assumed.map { " (\(words.until): \($0[language]))" } ?? ""
                return "  \(decision.flag ?? words.byHand): \(decision.what[language])\(taken)"
            }
        }
        lines += ["", words.next(folder)]
        return lines.map { PlainText.clean($0) }.joined(separator: "\n") + "\n"
    }
}
