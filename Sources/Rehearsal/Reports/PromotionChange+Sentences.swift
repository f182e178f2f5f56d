import KubeObjects
import Promotion

extension PromotionChange {
    /// What changes, for people: each patch with its reasons, then what is renamed, added, dropped and needed.
    func changes(in language: Language) -> [RehearsalReport.Change] {
        var changes: [RehearsalReport.Change] = []
        func say(_ english: String, _ japanese: String) {
            changes.append(.init(reasons: [LocalizedText(english: english, japanese: japanese)[language]]))
        }
        for patch in patches {
            let titles = patch.steps.flatMap { $0.answers.map { $0.title[language] } }
            var seen: Set<String> = []
            changes.append(
                .init(object: patch.object, reasons: titles.filter { !$0.isEmpty && seen.insert($0).inserted }))
        }
        for image in images { say("\(image.oldImage) → \(image.newImage)", "\(image.oldImage) → \(image.newImage)") }
        for object in added { say("adds \(object.key)", "\(object.key) を追加") }
        for object in removed { say("drops \(object.key)", "\(object.key) を削除") }
        if !assumedAddOns.isEmpty {
            let names = assumedAddOns.joined(separator: ", ")
            say("needs on the cluster: \(names)", "クラスターに必要なもの: \(names)")
        }
        return changes
    }
}
