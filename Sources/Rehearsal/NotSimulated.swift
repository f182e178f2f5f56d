import KubeObjects
import Promotion

/// What a rehearsal does not show.
enum NotSimulated {
    /// The sentences in a language, in the order of the file.
    static func sentences(in language: Language) -> [String] {
        let text = String(decoding: PackageResources.not_simulated_yaml, as: UTF8.self)
        guard let document = try? YAMLReader.documents(text, file: "not-simulated.yaml").first else { return [] }
        return document.value.elements.compactMap { $0[Key(language.rawValue)].string }
    }
}
