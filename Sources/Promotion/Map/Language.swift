/// The language of everything a person reads.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case japanese = "ja"
}

/// One text in every language Slipway speaks.
public struct LocalizedText: Hashable, Sendable {
    /// The text in English.
    public var english: String
    /// The text in Japanese.
    public var japanese: String

    /// Creates a text.
    public init(english: String, japanese: String) {
        self.english = english
        self.japanese = japanese
    }

    /// A text that reads the same in every language, such as a name or a command.
    public init(verbatim text: String) {
        self.init(english: text, japanese: text)
    }

    /// The text in `language`.
    public subscript(language: Language) -> String {
        get {
            switch language {
            case .english: english
            case .japanese: japanese
            }
        }
        set {
            switch language {
            case .english: english = newValue
            case .japanese: japanese = newValue
            }
        }
    }

    /// No text.
    public static let empty = LocalizedText(verbatim: "")

    /// Whether nothing is said in any language.
    public var isEmpty: Bool { english.isEmpty && japanese.isEmpty }

    /// Returns this text with `change` applied in each language.
    func mapping(_ change: (String, Language) -> String) -> LocalizedText {
        LocalizedText(english: change(english, .english), japanese: change(japanese, .japanese))
    }
}
