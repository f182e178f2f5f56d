import KubeObjects
import Promotion

/// What a rehearsal does not show.
enum NotSimulated {
    /// How many objects a sentence names.
    private static let most = 4

    /// The sentences in a language, in the order of the file: those of every rehearsal, and those of what `parts` has.
    static func sentences(in language: Language, for parts: OutsideParts) -> [String] {
        let text = String(decoding: PackageResources.not_simulated_yaml, as: UTF8.self)
        guard let document = try? YAMLReader.documents(text, file: "not-simulated.yaml").first else { return [] }
        return document.value.elements.compactMap { entry in
            guard let sentence = entry[Key(language.rawValue)].string else { return nil }
            guard let topic = entry["for"].string else { return sentence }
            let objects = parts.objects(of: topic)
            guard !objects.isEmpty else { return nil }
            return sentence.replacing("{objects}", with: list(objects, in: language))
        }
    }

    private static func list(_ objects: [ObjectKey], in language: Language) -> String {
        let names = objects.prefix(most).map(\.description).joined(separator: language == .japanese ? "、" : ", ")
        let rest = objects.count - most
        guard rest > 0 else { return names }
        return names + (language == .japanese ? "、ほか \(rest) 件" : " and \(rest) more")
    }
}

extension OutsideParts {
    /// The objects that a sentence is about.
    fileprivate func objects(of topic: String) -> [ObjectKey] {
        switch topic {
        case "custom-resources": customResources
        case "services": services
        case "mesh-routes": meshRoutes
        case "secrets": secrets.map(\.key)
        case "hooks": hooks
        default: []
        }
    }
}
