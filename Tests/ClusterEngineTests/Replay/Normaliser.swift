import Foundation
import KubeObjects

/// Takes out of objects and events what is random: made-up names, uids, addresses, hashes, versions. Names become those of
/// their owner with an ordinal, instants become seconds after the start.
struct Normaliser {
    private var names: [String: String] = [:]
    private let start: Instant

    init(created: [[String]], start: Instant) {
        self.start = start
        var counts: [String: Int] = [:]
        for row in created where row.count == 5 {
            let (kind, name, ownerKind, owner, index) = (row[0], row[1], row[2], row[3], row[4])
            let parent = names[owner] ?? owner
            switch kind {
            case "ReplicaSet", "ControllerRevision":
                if names[name] != nil { continue }
                counts[kind + parent, default: 0] += 1
                let ordinal = "#\(counts[kind + parent] ?? 0)"
                names[name] = parent + ordinal
                if name.hasPrefix(owner + "-") { names[String(name.dropFirst(owner.count + 1))] = ordinal }
            case "Pod" where ownerKind != "StatefulSet" && ownerKind != "Node":
                names[name] = parent + (index.isEmpty ? "" : "-" + index) + "-pod"
            case "EndpointSlice":
                names[name] = parent + "-slice"
            default: break
            }
        }
    }

    // MARK: Texts

    func name(_ name: String) -> String { names[name] ?? name }

    /// Seconds after the start.
    func seconds(_ timestamp: String) -> Double? {
        Instant(timestamp: timestamp).map { ($0 - start).inSeconds }
    }

    func text(_ text: String) -> String {
        var result = ""
        var word = ""
        func flush() {
            if word.isEmpty { return }
            result += replacement(for: word)
            word = ""
        }
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber || character == "-" || character == "." {
                word.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return Self.patterns.reduce(result) { text, pattern in
            text.replacing(pattern.expression, with: pattern.replacement)
        }
    }

    private func replacement(for word: String) -> String {
        if let name = names[word] ?? refusedPod(word) { return name }
        // `generateName` ends in a dash, a sentence in a full stop.
        if word.hasSuffix("-") || word.hasSuffix("."), let name = names[String(word.dropLast())] {
            return name + String(word.suffix(1))
        }
        return word
    }

    /// The normal name of a pod that was never made, because the API refused it: that of its owner and five letters.
    private func refusedPod(_ word: String) -> String? {
        guard word.count > 6, word.suffix(5).allSatisfy({ Self.nameLetters.contains($0) }),
            word.dropLast(5).last == "-", let owner = names[String(word.dropLast(6))]
        else { return nil }
        return owner + "-pod"
    }

    /// k8s.io/apimachinery/pkg/util/rand: what made-up names consist of.
    private static let nameLetters = "bcdfghjklmnpqrstvwxz2456789"

    private struct Pattern {
        nonisolated(unsafe) let expression: Regex<Substring>
        let replacement: String
    }

    private static var patterns: [Pattern] {
        [
            Pattern(expression: /kube-api-access-[a-z0-9]{5}/, replacement: "kube-api-access-*"),
            Pattern(expression: /10\.244\.[0-9]+\.[0-9]+(?!\/)/, replacement: "10.244.*.*"),
            Pattern(expression: /192\.168\.192\.168/, replacement: "10.244.*.*"),
            Pattern(expression: /10\.(?:96|97|98|99|10[0-9]|11[01])\.[0-9]+\.[0-9]+(?!\/)/, replacement: "10.96.*.*"),
            Pattern(expression: /containerd:\/\/[0-9a-f]+/, replacement: "containerd://*"),
            Pattern(expression: /sha256:[0-9a-f]{64}/, replacement: "sha256:*"),
            Pattern(expression: /\b[0-9a-f]{64}\b/, replacement: "*id*"),
            Pattern(
                expression: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, replacement: "*uid*"),
            Pattern(
                expression: /in [0-9.]+m?s \([0-9.]+m?s including waiting\)/, replacement: "in * (* including waiting)"),
            Pattern(expression: /read udp [0-9.]+:[0-9]+/, replacement: "read udp *"),
            Pattern(expression: /Image size: [0-9]+ bytes/, replacement: "Image size: * bytes"),
        ]
    }

    // MARK: Objects

    /// Members that are random or say only when something was written.
    private static let dropped: Set<Key> = [.uid, .resourceVersion, .managedFields]

    /// An object as it can be compared.
    func object(_ value: Value) -> Value {
        switch value {
        case .string(let string):
            if string.count >= 20, let seconds = seconds(string) { return .double(seconds + Self.timeMark) }
            return .string(text(string))
        case .array(let elements): return .array(elements.map(object))
        case .object(let members):
            var result = Members()
            for member in members where !Self.dropped.contains(member.key) {
                if member.key == .nodePort {
                    result[member.key] = "*"
                } else {
                    result[member.key] = object(member.value)
                }
            }
            return .object(result)
        default: return value
        }
    }

    /// Added to seconds, so that a number this large is known for an instant.
    static let timeMark = 1e12
}
