import KubeObjects

/// Shows what is known of platforms, every fact with its source: `slipway platforms [NAME]`.
public enum PlatformReport {
    /// The language of headings, and of facts where they are words in it too.
    public enum Language: String, CaseIterable, Sendable {
        case english = "en"
        case japanese = "ja"
    }

    /// All facts of a platform, by section, then its add-ons and its sources.
    public static func text(platform: Platform, language: Language = .english) -> String {
        let words = ReportWords(language)
        var lines = header(of: platform, words)
        for section in sections(of: platform) {
            lines += ["", words.title(of: section.name)]
            for fact in section.facts {
                lines += self.lines(of: fact, in: section.name, words)
            }
        }
        lines += ["", words.addOns]
        for addOn in platform.offeredAddOns {
            lines += self.lines(of: addOn, on: platform, words)
        }
        lines += ["", words.sources]
        for source in platform.sources {
            lines.append("  [\(source.id)] \(source.reference) (\(words.rank(source.kind)))")
            if let note = source.note { lines.append("      \(note)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One line for each platform and variant.
    public static func list(_ platforms: [Platform], language: Language = .english) -> String {
        let words = ReportWords(language)
        var rows = [[words.name, words.platform, "Kubernetes", words.nodes, words.policies, words.facts]]
        for platform in platforms {
            let nodes = platform.nodes
            let isEnforced = platform.networkPolicy.isEnforced
            rows.append([
                platform.variant ?? platform.id, platform.displayName, platform.kubernetes.defaultVersion,
                "\(nodes.count) x \(nodes.defaultType)", isEnforced ? words.enforced : words.ignored,
                String(platform.facts.count),
            ])
        }
        return TextTable(rows).text
    }

    /// The platform as data: facts by path, add-ons and sources.
    public static func json(platform: Platform) -> Value {
        var facts: [Value] = []
        for fact in platform.facts {
            facts.append([
                "path": .string(fact.path), .value: fact.value, "source": .string(fact.source),
                "verified": .bool(fact.isVerified), "note": Value(fact.note), "since": Value(fact.since),
            ])
        }
        let sources: [Value] = platform.sources.map { source in
            [
                "id": .string(source.id), "reference": .string(source.reference), .kind: .string(source.kind),
                "note": Value(source.note),
            ]
        }
        return [
            "id": .string(platform.id), "variant": Value(platform.variant),
            "displayName": .string(platform.displayName), "researchedAt": .string(platform.researchedAt),
            "variants": Value(platform.variants), "installed": Value(platform.addOns), "facts": .array(facts),
            "addOns": .array(addOns(of: platform)), "sources": .array(sources),
        ]
    }

    private static func addOns(of platform: Platform) -> [Value] {
        platform.offeredAddOns.compactMap { addOn in
            guard let offer = platform.offer(of: addOn.id) else { return nil }
            return [
                "id": .string(addOn.id), "displayName": .string(addOn.displayName),
                "summary": .string(addOn.summary), "availability": .string(offer.availability.rawValue),
                "requirements": Value(offer.requirements), "commands": Value(offer.commands),
                "needs": Value(offer.needs),
            ]
        }
    }
}

extension PlatformReport {
    private static func header(of platform: Platform, _ words: ReportWords) -> [String] {
        var lines = ["\(platform.displayName) (\(platform.variant ?? platform.id))", words.researched(platform)]
        if !platform.variants.isEmpty {
            lines.append("\(words.variants): \(platform.variants.joined(separator: ", "))")
        }
        if !platform.addOns.isEmpty {
            lines.append("\(words.installed): \(platform.addOns.joined(separator: ", "))")
        }
        return lines
    }

    private static func sections(of platform: Platform) -> [(name: String, facts: [Fact])] {
        var sections: [(name: String, facts: [Fact])] = []
        for fact in platform.facts {
            let name = String(fact.path.prefix { $0 != "." })
            if sections.last?.name == name {
                sections[sections.count - 1].facts.append(fact)
            } else {
                sections.append((name, [fact]))
            }
        }
        return sections
    }

    private static func lines(of fact: Fact, in section: String, _ words: ReportWords) -> [String] {
        let path = fact.path.dropFirst(section.count + 1)
        let since = fact.since.map { ", \(words.since) \($0)" } ?? ""
        let mark = fact.isVerified ? "" : ", \(words.unverified)"
        var lines = ["  \(path): \(inline(words.value(of: fact)))  [\(fact.source)\(mark)\(since)]"]
        if let note = fact.note { lines.append("      \(note)") }
        return lines
    }

    private static func lines(of addOn: AddOn, on platform: Platform, _ words: ReportWords) -> [String] {
        guard let offer = platform.offer(of: addOn.id) else { return [] }
        var lines = ["  \(addOn.id): \(words.summary(of: addOn)) (\(words.availability(offer.availability)))"]
        lines += words.requirements(of: offer).map { "      \(words.needs): \($0)" }
        lines += offer.commands.map { "      $ \($0)" }
        return lines
    }

    /// A value on one line.
    static func inline(_ value: Value) -> String {
        switch value {
        case .null: "-"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double: JSONWriter.text(value)
        case .string(let text): text.isEmpty ? "\"\"" : text.replacing("\n", with: " ")
        case .array(let elements): elements.isEmpty ? "-" : elements.map(nested).joined(separator: ", ")
        case .object(let members):
            members.isEmpty ? "-" : members.map { "\($0.key.text)=\(nested($0.value))" }.joined(separator: ", ")
        }
    }

    private static func nested(_ value: Value) -> String {
        switch value {
        case .array(let elements) where !elements.isEmpty: "[\(inline(value))]"
        case .object(let members) where !members.isEmpty: "{\(inline(value))}"
        default: inline(value)
        }
    }
}
