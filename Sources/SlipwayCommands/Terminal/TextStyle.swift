/// Emphasis on a terminal, or none.
struct TextStyle {
    /// Whether anything is emphasised.
    let isOn: Bool

    func strong(_ text: String) -> String { wrap(text, code: "1") }

    func faint(_ text: String) -> String { wrap(text, code: "2") }

    private func wrap(_ text: String, code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
