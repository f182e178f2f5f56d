extension LocalizedText: ExpressibleByStringInterpolation {
    /// A text that reads the same in every language.
    public init(stringLiteral value: String) { self.init(verbatim: value) }
}

extension LocalizedText {
    /// A text that reads the same in every language, set as code.
    static func code(_ text: String) -> LocalizedText {
        LocalizedText(verbatim: "`" + PlainText.clean(text).replacing("`", with: "'") + "`")
    }

    /// A pattern of a profile, such as `ip-{ip}.ec2.internal`, as people write what stands for something: `ip-<ip>.ec2.internal`.
    static func pattern(_ text: String) -> LocalizedText {
        LocalizedText(verbatim: text.replacing("{", with: "<").replacing("}", with: ">"))
    }

    /// Names set as code and joined; past a few only their number is told.
    static func codes(_ names: [String], limit: Int = 4) -> LocalizedText {
        list(names.map { code($0) }, limit: limit)
    }

    /// Texts joined as a list; past a few only their number is told.
    static func list(_ texts: [LocalizedText], limit: Int = 4) -> LocalizedText {
        let shown = texts.count > limit ? Array(texts.prefix(limit)) : texts
        let rest = texts.count - shown.count
        var english = shown.map(\.english)
        if rest > 0 { english.append("\(rest) more") }
        let last = english.last ?? ""
        let head = english.dropLast().joined(separator: ", ")
        let japanese = shown.map(\.japanese).joined(separator: "、")
        return LocalizedText(
            english: head.isEmpty ? last : "\(head) and \(last)",
            japanese: rest > 0 ? "\(japanese)、ほか \(rest) 件" : japanese)
    }

    /// Two texts, one after the other.
    static func + (a: LocalizedText, b: LocalizedText) -> LocalizedText {
        LocalizedText(english: a.english + b.english, japanese: a.japanese + b.japanese)
    }

    /// A text in both languages, for the few words that rules put together themselves.
    static func say(_ english: String, _ japanese: String) -> LocalizedText {
        LocalizedText(english: english, japanese: japanese)
    }

    /// The text with each `{name}` replaced by the value of that name.
    ///
    /// A name that has no value stays as it is written; the tests refuse reports that hold one.
    func filling(_ values: [String: LocalizedText]) -> LocalizedText {
        mapping { text, language in Self.fill(text) { values[$0]?[language] } }
    }

    /// The text with the spaces taken out that stand between two wide characters in Japanese: words that were filled in
    /// bring their own, and Japanese is written without.
    func tightened() -> LocalizedText {
        var tight = ""
        var pending = false
        for character in japanese {
            if character == " ", !pending {
                pending = true
                continue
            }
            if pending {
                let joins = tight.last.map { DisplayWidth.of($0) == 2 } ?? false
                let isOpening = character == "（" || character == "、" || character == "。"
                if !(joins && DisplayWidth.of(character) == 2), !isOpening { tight.append(" ") }
                pending = false
            }
            tight.append(character)
        }
        return LocalizedText(english: english, japanese: tight)
    }

    private static func fill(_ text: String, value: (String) -> String?) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let replacement = value(String(rest[rest.index(after: open)..<close]))
            else {
                filled.append("{")
                rest = rest.dropFirst()
                continue
            }
            filled += replacement
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
