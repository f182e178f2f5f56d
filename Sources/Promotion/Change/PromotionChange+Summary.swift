import KubeObjects

extension PromotionChange {
    /// What changes, one sentence each: the app's own objects in their order, then images, new objects and what goes.
    public var summary: [LocalizedText] {
        patches.flatMap(Self.sentences) + images.map(Self.sentence) + added.map(Self.sentence)
            + removed.map(Self.sentence)
    }

    private static func sentences(_ patch: ObjectPatch) -> [LocalizedText] {
        patch.steps.compactMap { step in
            guard !step.answers.isEmpty else { return nil }
            let object = LocalizedText(verbatim: "\(patch.object)")
            let tokens = step.operation.place.tokens
            let isElement = tokens.last == "-"
            let field = LocalizedText.code(
                FieldPath(
                    (isElement ? tokens.dropLast() : tokens[...]).map { token in
                        Int(token).map { .index($0) } ?? .key(Key(token))
                    }
                ).description)
            let why = numbers(step.answers)
            switch step.operation {
            case .remove:
                return .say(
                    "\(object.english): \(field.english) goes\(why)", "\(object.japanese): \(field.japanese) を削除\(why)")
            case .add(_, let value), .replace(_, let value):
                let text = LocalizedText.code(short(value))
                return isElement
                    ? .say(
                        "\(object.english): \(field.english) gets \(text.english)\(why)",
                        "\(object.japanese): \(field.japanese) に \(text.japanese) を追加\(why)")
                    : .say(
                        "\(object.english): \(field.english) is \(text.english)\(why)",
                        "\(object.japanese): \(field.japanese) を \(text.japanese) に設定\(why)")
            default: return nil
            }
        }
    }

    private static func sentence(_ image: ImageChange) -> LocalizedText {
        let old = LocalizedText.code(image.oldImage).english
        let new = LocalizedText.code(image.newImage).english
        return .say(
            "Image \(old) is pulled as \(new)\(numbers(image.answers))",
            "イメージ \(old) は \(new) として取得\(numbers(image.answers))")
    }

    private static func sentence(_ added: AddedObject) -> LocalizedText {
        .say("New: \(added.key)\(numbers(added.answers))", "追加: \(added.key)\(numbers(added.answers))")
    }

    private static func sentence(_ removed: RemovedObject) -> LocalizedText {
        .say("Left out: \(removed.key)\(numbers(removed.answers))", "除外: \(removed.key)\(numbers(removed.answers))")
    }

    /// The breakages that are answered, such as ` (B04, B12)`.
    private static func numbers(_ answers: [Answer]) -> String {
        var seen: Set<String> = []
        let names = answers.map { $0.breakage ?? $0.rule }.filter { seen.insert($0).inserted }
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }

    /// A value on one line that a person reads at a glance.
    private static func short(_ value: Value) -> String {
        let text = value.string ?? JSONWriter.text(value)
        return text.count <= 80 ? text : text.prefix(77) + "..."
    }
}
