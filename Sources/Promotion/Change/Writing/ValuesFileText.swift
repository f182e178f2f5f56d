import AppSources
import KubeObjects

/// A values file with a comment above each value that says what it answers.
struct ValuesFileText {
    private let change: ChartChange
    private let language: Language

    init(_ change: ChartChange, language: Language) {
        self.change = change
        self.language = language
    }

    var text: String {
        let words = OverlayWords(language)
        var text = Comment.lines(words.valuesHead(change))
        for member in change.values.members { write(member.key.text, member.value, path: [], to: &text) }
        return text
    }

    private func write(_ key: String, _ value: Value, path: [String], to text: inout String) {
        let path = path + [key]
        let indent = String(repeating: "  ", count: path.count - 1)
        let answers = change.settings.filter { $0.path == path }.flatMap(\.answers)
        let isStandIn = change.settings.contains { $0.path == path && $0.isStandIn }
        let standIn = isStandIn ? Comment.lines([OverlayWords(language).standIn]) : ""
        for line in (standIn + comments(answers)).split(separator: "\n") { text += "\(indent)\(line)\n" }
        let isSet = change.settings.contains { $0.path == path }
        if case .object(let members) = value, !members.isEmpty, !isSet {
            text += "\(indent)\(Self.keyText(key)):\n"
            for member in members { write(member.key.text, member.value, path: path, to: &text) }
            return
        }
        var only = Members()
        only.append(Key(key), value)
        let written = value.isNull ? "\(Self.keyText(key)): null\n" : YAMLWriter.text(.object(only))
        for line in written.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            text += line.isEmpty ? "\n" : "\(indent)\(line)\n"
        }
    }

    /// The key as YAML writes it.
    private static func keyText(_ key: String) -> String {
        var only = Members()
        only.append(Key(key), .integer(0))
        return String(YAMLWriter.text(.object(only)).dropLast(4))
    }

    private func comments(_ answers: [Answer]) -> String {
        var seen: Set<String> = []
        return Comment.lines(
            answers.compactMap { answer in
                let name = [answer.breakage, answer.rule].compactMap { $0 }.joined(separator: " ")
                return seen.insert(name).inserted ? "\(name): \(answer.message[language])" : nil
            })
    }
}

extension OverlayWords {
    /// What stands at the top of a values file, and how to use it.
    func valuesHead(_ change: ChartChange) -> [String] {
        let rest = change.rest
        let release = change.app.chart?.releaseName ?? rest.app
        let use = "helm upgrade --install \(release) CHART -f \(change.fileName)"
        var lines = [
            say(
                "\(rest.app) on \(rest.platformName): only the values that differ, found by slipway promote. Use: \(use)",
                "\(rest.platformName) で異なる値のみ（slipway promote が作成）。使い方: \(use)")
        ]
        if !rest.isEmpty {
            lines.append(
                say(
                    "What no value of the chart reaches is patched by kustomization.yaml beside this file: apply that, or use "
                        + "it as a post-renderer.",
                    "チャートの値では変えられない部分は、同じフォルダーの kustomization.yaml がパッチします（そのまま適用するか post-renderer として使います）。"))
        }
        return lines
    }
}
