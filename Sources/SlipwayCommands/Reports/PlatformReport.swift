import ClusterPlatforms
import KubeObjects
import Promotion

/// What is known of platforms, for people and programs.
enum PlatformReport {
    /// The platforms there are.
    case list([Platform])
    /// The facts of one.
    case facts(of: Platform)

    /// The forms it can be written in.
    enum Format: String, CaseIterable {
        case text
        case markdown = "md"
        case json
    }

    /// The report, with a line break at its end.
    func render(_ format: Format, language: Language, style: TextStyle) -> String {
        switch (self, format) {
        case (.list(let platforms), .json):
            return JSONWriter.text(.array(platforms.map(Self.summary)), indented: true) + "\n"
        case (.facts(let platform), .json):
            return JSONWriter.text(Self.value(of: platform), indented: true) + "\n"
        case (.list(let platforms), .markdown):
            return Self.markdownTable(
                Self.columns(language), rows: platforms.map { ["`\($0.id)`"] + Self.cells($0).dropFirst() })
        case (.facts(let platform), .markdown):
            return Self.markdown(platform, language: language)
        case (.list(let platforms), .text):
            return Self.text(platforms, language: language, style: style)
        case (.facts(let platform), .text):
            return Self.text(platform, language: language, style: style)
        }
    }

    // MARK: JSON

    private static func summary(_ platform: Platform) -> Value {
        [
            "platform": .string(platform.id), "displayName": .string(platform.displayName),
            "variants": .array(platform.variants.map { .string($0) }), "researchedAt": .string(platform.researchedAt),
            "facts": .integer(Int64(platform.facts.count)),
        ]
    }

    private static func value(of platform: Platform) -> Value {
        let facts = platform.facts.map { fact -> Value in
            [
                "path": .string(fact.path), "value": fact.value, "source": .string(fact.source),
                "verified": .bool(fact.isVerified), "note": Value(fact.note), "since": Value(fact.since),
            ]
        }
        let sources = platform.sources.map { source -> Value in
            [
                "id": .string(source.id), "reference": .string(source.reference), "kind": .string(source.kind),
                "note": Value(source.note),
            ]
        }
        return [
            "platform": .string(platform.id), "variant": Value(platform.variant),
            "displayName": .string(platform.displayName), "researchedAt": .string(platform.researchedAt),
            "addOns": .array(platform.addOns.map { .string($0) }), "facts": .array(facts), "sources": .array(sources),
        ]
    }

    // MARK: Markdown

    private static func markdown(_ platform: Platform, language: Language) -> String {
        let words = Words(language)
        var text = "# \(platform.displayName)\n\n\(words.read(platform.researchedAt))\n"
        for section in Section.all(platform) {
            text += "\n## \(section.name)\n\n"
            text += markdownTable(
                [words.fact, words.value, words.source, words.note],
                rows: section.facts.map { name, fact in
                    ["`\(name)`", Self.text(of: fact.value), mark(fact), note(fact)]
                })
        }
        text += "\n## \(words.sources)\n\n"
        text += markdownTable(
            [words.source, words.reference, words.rank],
            rows: platform.sources.map {
                [$0.id, [$0.reference, $0.note].compactMap(\.self).joined(separator: "; "), $0.kind]
            })
        return text + "\n\(words.unverified)\n"
    }

    private static func markdownTable(_ head: [String], rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| " + $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n" }.joined()
    }

    // MARK: Text

    private static func text(_ platforms: [Platform], language: Language, style: TextStyle) -> String {
        let rows = [columns(language)] + platforms.map(cells)
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.enumerated().map { number, row in
            let line = zip(row, widths).map { cell, width in padded(cell, to: width) }.joined(separator: "  ")
            let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
            return (number == 0 ? style.strong(trimmed) : trimmed) + "\n"
        }.joined()
    }

    private static func text(_ platform: Platform, language: Language, style: TextStyle) -> String {
        let words = Words(language)
        var text = style.strong("\(platform.variant ?? platform.id)  \(platform.displayName)") + "\n"
        text += words.read(platform.researchedAt) + "\n"
        if !platform.variants.isEmpty { text += "\(words.variants): \(platform.variants.joined(separator: ", "))\n" }
        let offered = platform.offeredAddOns.map(\.id)
        if !offered.isEmpty { text += "\(words.addOns): \(offered.joined(separator: ", "))\n" }
        for section in Section.all(platform) {
            text += "\n\(style.strong(section.name))\n"
            let width = min(40, section.facts.map(\.name.count).max() ?? 0)
            for (name, fact) in section.facts {
                text +=
                    "  \(padded(name, to: width))  \(Self.text(of: fact.value))  \(style.faint("[\(mark(fact))]"))\n"
                let note = note(fact)
                if !note.isEmpty { text += style.faint("  \(padded("", to: width))  \(note)") + "\n" }
            }
        }
        text += "\n\(style.strong(words.sources))\n"
        let width = platform.sources.map(\.id.count).max() ?? 0
        for source in platform.sources {
            text += "  \(padded(source.id, to: width))  \(source.reference) (\(source.kind))\n"
        }
        return text + "\n\(words.unverified)\n"
    }

    // MARK: Parts

    private static func columns(_ language: Language) -> [String] {
        let words = Words(language)
        return [words.platform, words.name, words.facts, words.variants]
    }

    private static func cells(_ platform: Platform) -> [String] {
        [platform.id, platform.displayName, String(platform.facts.count), platform.variants.joined(separator: ", ")]
    }

    private static func mark(_ fact: Fact) -> String { fact.isVerified ? fact.source : fact.source + " *" }

    private static func note(_ fact: Fact) -> String {
        [fact.since.map { "since \($0)" }, fact.note].compactMap(\.self).joined(separator: "; ")
    }

    /// A value as YAML would write it on one line.
    private static func text(of value: Value) -> String {
        switch value {
        case .array(let elements) where elements.isEmpty: "none"
        case .array(let elements) where !elements.contains(where: { $0.stringOrInteger == nil }):
            elements.compactMap(\.stringOrInteger).joined(separator: ", ")
        case .array(let elements): "[\(elements.map { text(of: $0) }.joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\($0.key.text): \(text(of: $0.value))" }.joined(separator: ", "))}"
        case .string(let text): text.isEmpty ? "\"\"" : text
        default: JSONWriter.text(value)
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// The facts below one top-level member of a profile.
    private struct Section {
        let name: String
        var facts: [(name: String, fact: Fact)] = []

        static func all(_ platform: Platform) -> [Section] {
            var sections: [Section] = []
            for fact in platform.facts {
                let name = String(fact.path.prefix { $0 != "." && $0 != "[" })
                if sections.last?.name != name { sections.append(Section(name: name)) }
                let rest = fact.path.dropFirst(name.count)
                sections[sections.count - 1].facts.append((String(rest.first == "." ? rest.dropFirst() : rest), fact))
            }
            return sections
        }
    }

    /// The report's own words.
    private struct Words {
        let platform, name, facts, variants, addOns, fact, value, source, note, sources, reference, rank: String
        let unverified: String
        private let readOn: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                (platform, name, facts, variants, addOns) = ("PLATFORM", "NAME", "FACTS", "VARIANTS", "ADD-ONS")
                (fact, value, source, note) = ("Fact", "Value", "Source", "Note")
                (sources, reference, rank) = ("Sources", "Reference", "Kind")
                unverified = "* general knowledge, not read in a source"
                readOn = { "Facts as read on \($0)." }
            case .japanese:
                (platform, name, facts, variants, addOns) = ("プラットフォーム", "名称", "事実", "バリアント", "アドオン")
                (fact, value, source, note) = ("事実", "値", "出典", "補足")
                (sources, reference, rank) = ("出典一覧", "参照先", "種類")
                unverified = "* 一般的な知識であり、出典では未確認"
                readOn = { "\($0) 時点の調査内容です。" }
            }
        }

        func read(_ day: String) -> String { readOn(day) }
    }
}
