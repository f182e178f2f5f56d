import KubeObjects
import Promotion

/// The sentences of a rehearsal that are the program's own, as they are said in other languages than English.
///
/// Reports hold them in English, since a program that reads them wants one wording; a report for people says them in its language.
struct Phrases {
    /// A sentence with places for names.
    private struct Phrase {
        /// The text between the places, one more than there are places.
        let pieces: [Substring]
        /// The names of the places, in order.
        let places: [String]
        let translation: String
    }

    private let phrases: [Phrase]
    /// How deep sentences may stand in sentences.
    private static let nesting = 4

    /// The sentences in a language; none in English, in which they are written.
    init(_ language: Language) {
        phrases = language == .english ? [] : Self.japanese
    }

    private static let japanese = phrases(in: .japanese)

    private static func phrases(in language: Language) -> [Phrase] {
        let text = String(decoding: PackageResources.phrases_yaml, as: UTF8.self)
        guard let document = try? YAMLReader.documents(text, file: "phrases.yaml").first else { return [] }
        return document.value.elements.compactMap { entry in
            guard let english = entry["en"].string, let translation = entry[Key(language.rawValue)].string else {
                return nil
            }
            var pieces: [Substring] = []
            var places: [String] = []
            for (index, part) in english.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
                guard index > 0, let end = part.firstIndex(of: "}") else {
                    pieces.append(part)
                    continue
                }
                places.append(String(part[..<end]))
                pieces.append(part[part.index(after: end)...])
            }
            return Phrase(pieces: pieces, places: places, translation: translation)
        }
    }

    /// A text in the language; as it is where it is none of the sentences.
    func translate(_ text: String) -> String { translate(text, depth: 0) }

    private func translate(_ text: String, depth: Int) -> String {
        guard !phrases.isEmpty, depth < Self.nesting else { return text }
        for phrase in phrases {
            guard let values = Self.values(of: phrase, in: text) else { continue }
            var result = phrase.translation
            for (place, value) in zip(phrase.places, values) {
                result = result.replacing("{\(place)}", with: translate(value, depth: depth + 1))
            }
            return result
        }
        return text
    }

    /// What stands at the places of a sentence; `nil` where a text is another one.
    private static func values(of phrase: Phrase, in text: String) -> [String]? {
        guard let first = phrase.pieces.first, let last = phrase.pieces.last, text.hasPrefix(first) else { return nil }
        guard phrase.pieces.count > 1 else { return text == first ? [] : nil }
        var rest = text.dropFirst(first.count)
        var values: [String] = []
        for piece in phrase.pieces.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: piece), range.lowerBound > rest.startIndex else { return nil }
            values.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        guard rest.hasSuffix(last), rest.count > last.count else { return nil }
        values.append(String(rest.dropLast(last.count)))
        return values
    }
}
