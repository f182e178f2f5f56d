/// A rule's text as it reads of every finding: what stands in braces, another thing each time, becomes an ellipsis.
struct GeneralText {
    let language: Language

    /// The text; empty where nothing of it holds in general.
    func of(_ text: LocalizedText) -> String {
        var result = text[language]
        // What only some findings have hangs on the word before it: `is refused{seenAs}.`
        let ends = language == .english ? /([\p{L}.)])\{[a-zA-Z]+\}/ : /([。)）])\{[a-zA-Z]+\}/
        result = result.replacing(ends) { String($0.1) }
        result = platformNamed(result)
        result = result.replacing(/`\{[a-zA-Z]+\}`/, with: "…").replacing(/\{[a-zA-Z]+\}/, with: "…")
        result = result.replacing(/…(?: ?…)+/, with: "…").replacing("….", with: "…")
            .replacing(" and …,", with: ",")
        // What is left of a sentence that began with what it is about.
        if let rest = result.prefixMatch(of: /…[.,。、]? ?(?:or|and)? */), isAlternative(result) {
            result = String(result[rest.range.upperBound...])
        }
        guard result.contains(where: \.isLetter) else { return "" }
        return result.prefix(1).uppercased() + result.dropFirst()
    }

    /// Whether a text gives another way than the one that is left open: `…, or install the same controller.`
    private func isAlternative(_ text: String) -> Bool {
        ["…, or ", "…, and ", "… Better"].contains { text.hasPrefix($0) }
    }

    private func platformNamed(_ text: String) -> String {
        switch language {
        case .english:
            text.replacing("ew {platform} cluster", with: "ew cluster").replacing("{platform}", with: "the platform")
        case .japanese:
            text.replacing("新しい {platform} ", with: "新しい").replacing(#/ ?\{platform\} ?/#, with: "プラットフォーム")
        }
    }
}
