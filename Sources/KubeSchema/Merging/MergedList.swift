import KubeObjects

/// Lists under a strategic merge: elements found by their merge key, or sets of scalars.
enum MergedList {
    private typealias Directive = StrategicMerge.Directive

    /// `patch` merged into a list, in the order that the API server gives it.
    static func merge(
        _ patch: [Value], into original: [Value], field: FieldFacts, isDeletion: Bool
    ) throws(StrategicMerge.Problem) -> [Value] {
        guard let mergeKey = field.patchMergeKey else {
            if isDeletion { return original.filter { !patch.contains($0) } }
            var merged: [Value] = []
            for element in original + patch where !merged.contains(element) { merged.append(element) }
            return try ordered(merged, patch: patch, original: original, mergeKey: nil)
        }
        let (present, changes) = try applyElementDirectives(patch, to: original, mergeKey: mergeKey)
        var merged = present
        var context = StrategicMerge.Context.any
        if case .list(let element) = field.shape { context = StrategicMerge.Context(element) }
        for change in changes {
            guard case .object(let members) = change, !change[mergeKey].isNull else {
                let text = "\(GoPrint.text(change)) does not contain declared merge key: \(mergeKey.text)"
                throw StrategicMerge.Problem(message: "map: " + text)
            }
            if let index = merged.firstIndex(where: { $0[mergeKey] == change[mergeKey] }) {
                merged[index] = .object(try StrategicMerge.merge(members, into: merged[index].members, context))
            } else {
                merged.append(try StrategicMerge.withoutDirectives(change))
            }
        }
        return try ordered(merged, patch: changes, original: present, mergeKey: mergeKey)
    }

    /// `$patch: delete` and `$patch: replace` among the elements: what is left of the list and of the patch.
    private static func applyElementDirectives(
        _ patch: [Value], to original: [Value], mergeKey: Key
    ) throws(StrategicMerge.Problem) -> (present: [Value], changes: [Value]) {
        var present = original
        var changes: [Value] = []
        var replaces = false
        for element in patch {
            switch element[Directive.patch] {
            case .null: changes.append(element)
            case "replace": replaces = true
            case "delete":
                guard !element[mergeKey].isNull else {
                    throw StrategicMerge.Problem(message: "delete patch type with no merge key defined")
                }
                present.removeAll { $0[mergeKey] == element[mergeKey] }
            case "merge":
                throw StrategicMerge.Problem(message: "merging lists cannot yet be specified in the patch")
            default:
                let name = GoPrint.text(element[Directive.patch])
                throw StrategicMerge.Problem(message: "unknown patch type: \(name) in map: \(GoPrint.text(element))")
            }
        }
        return replaces ? (try StrategicMerge.withoutDirectives(.array(changes)).elements, []) : (present, changes)
    }

    /// The elements of a merged list in order: those of the patch as it has them, and the others among them where the
    /// present list had them.
    static func ordered(
        _ merged: [Value], patch: [Value], original: [Value], mergeKey: Key?
    ) throws(StrategicMerge.Problem) -> [Value] {
        func identity(_ value: Value) -> Value { mergeKey.map { value[$0] } ?? value }
        let patchOrder = patch.map(identity)
        let originalOrder = original.map(identity)
        let others = sorted(merged.filter { !patchOrder.contains(identity($0)) }, by: originalOrder, identity)
        let patched = sorted(merged.filter { patchOrder.contains(identity($0)) }, by: patchOrder, identity)
        var result: [Value] = []
        var left = 0
        for element in patched {
            let place = originalOrder.firstIndex(of: identity(element))
            while left < others.count, let place, let present = originalOrder.firstIndex(of: identity(others[left])),
                present < place
            {
                result.append(others[left])
                left += 1
            }
            result.append(element)
        }
        return result + others[left...]
    }

    private static func sorted(_ list: [Value], by order: [Value], _ identity: (Value) -> Value) -> [Value] {
        list.enumerated()
            .map { (offset: $0.offset, place: order.firstIndex(of: identity($0.element)) ?? .max, value: $0.element) }
            .sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }
            .map(\.value)
    }
}
