import KubeObjects
import Promotion

extension PromotionChange {
    /// What changes, one sentence an object, for people.
    func sentences(in language: Language) -> [String] {
        var sentences: [String] = []
        for patch in patches {
            let fields = patch.steps.flatMap { $0.answers.map { $0.title[language] } }
            var seen: Set<String> = []
            let reasons = fields.filter { !$0.isEmpty && seen.insert($0).inserted }
            sentences.append("\(patch.object): \(reasons.joined(separator: "; "))")
        }
        for image in images { sentences.append("\(image.oldImage) → \(image.newImage)") }
        for object in added {
            sentences.append(LocalizedText(english: "adds \(object.key)", japanese: "\(object.key) を追加")[language])
        }
        for object in removed {
            sentences.append(LocalizedText(english: "drops \(object.key)", japanese: "\(object.key) を削除")[language])
        }
        if !assumedAddOns.isEmpty {
            let names = assumedAddOns.joined(separator: ", ")
            sentences.append(
                LocalizedText(english: "needs on the cluster: \(names)", japanese: "クラスターに必要なもの: \(names)")[language])
        }
        return sentences
    }
}
