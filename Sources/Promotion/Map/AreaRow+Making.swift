import AppSources
import ClusterPlatforms
import KubeObjects

extension AreaRow {
    /// The row of `area` for a move, given what the rules found in it.
    init(_ area: Area, findings: [Finding], move: Move, unchangedObjects: Int) {
        let present = Self.present(area, move: move)
        let hasEntries = move.app.manifests.contains(where: AreaFeature.isEntry)
        let chosen = area.cases.first { entry in
            guard RuleText.hold(entry.conditions, on: move.target) else { return false }
            switch entry.need {
            case nil: return true
            case .entries: return hasEntries
            }
        }
        let text = FactTexts(move: move)
        let changedObjects = move.app.manifests.count - unchangedObjects
        let isAboutAll = area.id == Self.manifestsArea
        let baseline = isAboutAll && changedObjects > 0 ? .values : chosen?.verdict ?? .unchanged
        let verdict = Self.verdict(of: findings, otherwise: baseline)
        let does = chosen.map { text.fill($0.does) } ?? .empty
        var action = chosen.map { text.fill($0.action) } ?? .empty
        let worst = findings.first { $0.severity != .info }
        // What a rule says to do is about this app, so it comes before what the platform asks of everybody.
        if let worst { action = action.isEmpty ? worst.action : worst.action + " " + action }
        var presentText = present ?? .say("Nothing.", "なし。")
        if isAboutAll {
            presentText =
                presentText + .say("; \(unchangedObjects) move as they are", "、うち \(unchangedObjects) 件はそのまま移せます")
            if changedObjects > 0, action.isEmpty {
                action = .say(
                    "Change \(changedObjects) of \(move.app.manifests.count) objects; the findings name the fields.",
                    "\(move.app.manifests.count) 件中 \(changedObjects) 件を変更します。フィールドは指摘にあります。")
            }
        }
        self.init(
            area: area.id, title: area.title, verdict: verdict,
            summary: Self.summary(findings: findings, verdict: verdict, does: does, action: action).tightened(),
            present: presentText, platformDoes: does, action: verdict == .unchanged ? .empty : action,
            facts: text.references(chosen?.facts ?? [], findings: findings), findings: findings)
    }

    /// The area whose row also counts the objects that need no change.
    static let manifestsArea = "manifests"

    /// Work outweighs values; what is merely worth knowing changes nothing.
    private static func verdict(of findings: [Finding], otherwise baseline: Verdict) -> Verdict {
        let changes = findings.filter { $0.severity != .info }.map(\.change)
        if changes.contains(.work) || baseline == .work { return .work }
        if changes.contains(.values) { return .values }
        return baseline
    }

    private static func present(_ area: Area, move: Move) -> LocalizedText? {
        let kinds = area.kinds.compactMap { name -> LocalizedText? in
            let names = move.app.manifests(named: name).map(\.key.name)
            guard !names.isEmpty else { return nil }
            let list = LocalizedText.codes(names)
            let noun = names.count == 1 ? name : plural(of: name)
            return .say("\(names.count) \(noun) (\(list.english))", "\(name) \(names.count) 件（\(list.japanese)）")
        }
        let parts = kinds + area.features.compactMap { $0.text(in: move) }
        guard !parts.isEmpty else { return nil }
        return .say(
            parts.map(\.english).joined(separator: "; "), parts.map(\.japanese).joined(separator: "、"))
    }

    private static func plural(of kind: String) -> String {
        if kind.hasSuffix("y"), !kind.hasSuffix("ay") { return kind.dropLast() + "ies" }
        return kind.hasSuffix("s") ? kind + "es" : kind + "s"
    }

    private static func summary(
        findings: [Finding], verdict: Verdict, does: LocalizedText, action: LocalizedText
    ) -> LocalizedText {
        let groups = FindingGroup.groups(of: findings.filter { $0.severity != .info })
        guard !groups.isEmpty else { return verdict == .unchanged || verdict == .platform ? does : action }
        let titles = groups.prefix(3).map { group in
            let title = RuleBook.shared.title(of: group.first.rule)
            let count = group.others.count + 1
            return count == 1 ? title : title + .say(" (\(count))", "（\(count) 件）")
        }
        let rest = groups.count - titles.count
        let joined = LocalizedText.say(
            titles.map(\.english).joined(separator: "; "), titles.map(\.japanese).joined(separator: "、"))
        return rest > 0 ? joined + .say("; \(rest) more", "、ほか \(rest) 件") : joined
    }
}

/// Fills facts of a platform into texts.
struct FactTexts {
    let move: Move

    /// The text with each `{path}` replaced by that fact, and with the few values that are computed from facts.
    func fill(_ text: LocalizedText) -> LocalizedText {
        var values: [String: LocalizedText] = [:]
        for name in Self.names(in: text) {
            values[name] =
                computed(name) ?? move.target.fact(name).map(Self.localized)
        }
        return text.filling(values).tightened()
    }

    /// The facts at `paths` and those that the rules of `findings` rest on, once each.
    func references(_ paths: [String], findings: [Finding]) -> [FactReference] {
        var seen: Set<String> = []
        let ofRules = FindingGroup.groups(of: findings).flatMap { RuleBook.shared.text(of: $0.first.rule)?.facts ?? [] }
        return (paths + ofRules).compactMap { pattern in
            guard let fact = fact(pattern), seen.insert(fact.path).inserted else { return nil }
            return FactReference(path: fact.path, source: fact.source, isVerified: fact.isVerified)
        }
    }

    /// The fact at a path, in which one `*` stands for any name; of the platform as it is planned, or else with its add-ons.
    private func fact(_ pattern: String) -> Fact? {
        let parts = pattern.split(separator: "*", maxSplits: 1)
        guard let head = parts.first, let tail = parts.dropFirst().first else {
            return move.target.fact(pattern) ?? move.managed.fact(pattern)
        }
        for facts in move.facts {
            if let fact = facts.first(where: { $0.path.hasPrefix(head) && $0.path.hasSuffix(tail) }) {
                return fact
            }
        }
        return nil
    }

    private func computed(_ name: String) -> LocalizedText? {
        let storage = move.target.storage
        switch name {
        case "storage-classes":
            let names = storage.classes.map(\.objectName)
            return names.isEmpty ? .say("none", "なし") : .codes(names, limit: 12)
        case "default-storage-class":
            return storage.defaultClass.map { .code($0.objectName) } ?? .say("none", "なし")
        case "node-room":
            return move.roomOnNode.map { LocalizedText(verbatim: MutatedRequest.text($0)) }
        case "node-pods":
            return move.defaultNodeType.map { "\($0.maxPods)" }
        default: return nil
        }
    }

    private static func names(in text: LocalizedText) -> Set<String> {
        var names: Set<String> = []
        for part in (text.english + text.japanese).split(separator: "{").dropFirst() {
            if let end = part.firstIndex(of: "}") { names.insert(String(part[..<end])) }
        }
        return names
    }

    /// A fact's value in every language: durations are said in its words, and what is words itself as the profile says it.
    static func localized(_ fact: Fact) -> LocalizedText {
        let value = fact.value
        if let japanese = fact.japanese { return .say(text(of: value), text(of: japanese)) }
        if let text = value.string, text.first?.isNumber == true, text.last?.isLetter == true,
            let duration = GoDuration.parse(text)
        {
            return .duration(duration)
        }
        return LocalizedText(verbatim: text(of: value))
    }

    /// A fact's value as a sentence can hold it.
    static func text(of value: Value) -> String {
        switch value {
        case .string(let text): text
        case .array(let elements): elements.map { text(of: $0) }.joined(separator: ", ")
        case .object(let members): members.map { "\($0.key.text) \(text(of: $0.value))" }.joined(separator: ", ")
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): number == number.rounded() ? String(Int(number)) : String(number)
        }
    }
}
