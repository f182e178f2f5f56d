import AppSources
import ClusterPlatforms
import KubeObjects

/// Writes the change that an app needs on another platform: an answer to each finding of the map.
public enum Promoter {
    /// What changes for `app`, which runs on `origin`, before it runs on `platform`.
    ///
    /// Answers may bring up new findings, such as a health check behind a Gateway of another class; they are answered in
    /// turn until nothing more changes.
    public static func change(
        for app: App, from origin: Platform, to platform: Platform, choices: PromotionChoices = PromotionChoices()
    ) throws(PromotionError) -> PromotionChange {
        let book = try RemedyBook.embedded()
        try choices.check()
        var draft = ChangeDraft(app, from: origin, to: platform, choices: choices)
        var answered: Set<Answer> = []
        for _ in 0..<Self.rounds {
            let revision = draft.revision
            let move = draft.move
            for finding in RuleBook.shared.findings(in: move) {
                let answer = Answer(finding)
                answered.insert(answer)
                book.remedy(of: finding.rule)?.apply(to: finding, move: move, draft: &draft)
            }
            guard draft.revision != revision else { break }
        }
        draft.settle()
        return draft.change(planned: platform)
    }

    /// How often answers are looked for in answers. Each round brings the app further to where the rules are silent.
    private static let rounds = 8
}

extension ChangeDraft {
    /// The app as it is by now, on its way to the platform with all that the prerequisites bring.
    var move: Move {
        Move(app: app, origin: origin, target: platform, managed: AddOnPlan.completing(platform, for: app))
    }

    /// The change, once nothing more is to be done.
    fileprivate func change(planned: Platform) -> PromotionChange {
        let remaining = RuleBook.shared.findings(in: move)
        return PromotionChange(
            app: PlainText.clean(original.name), origin: origin.id, platform: planned.variant ?? planned.id,
            platformName: planned.displayName, patches: patches,
            images: images.sorted { $0.name < $1.name },
            added: added.sorted {
                ($0.key.namespace, $0.key.kind.name, $0.key.name) < ($1.key.namespace, $1.key.kind.name, $1.key.name)
            },
            removed: removed,
            prerequisites: (addOnPrerequisites(planned) + prerequisites).enumerated()
                .sorted { ($0.element.topic.rawValue, $0.offset) < ($1.element.topic.rawValue, $1.offset) }
                .map(\.element),
            openDecisions: decisions, assumedAddOns: addOns.map(\.id),
            remaining: Severity.allCases.reversed().flatMap { severity in remaining.filter { $0.severity == severity } }
        )
    }

    private func addOnPrerequisites(_ planned: Platform) -> [Prerequisite] {
        let known = planned.offeredAddOns
        return addOns.map { id, answers in
            let addOn = known.first { $0.id == id }
            let offer = planned.offer(of: id)
            return Prerequisite(
                topic: .addOn, id: id,
                title: LocalizedText(verbatim: addOn?.displayName ?? id),
                reason: addOn.map { LocalizedText(english: $0.summary, japanese: $0.summaryJapanese) } ?? .empty,
                requirements: offer.map { offer in
                    zip(offer.requirements, offer.requirementsJapanese).map { LocalizedText(english: $0, japanese: $1) }
                } ?? [], commands: offer?.commands ?? [], answers: answers)
        }
    }
}
