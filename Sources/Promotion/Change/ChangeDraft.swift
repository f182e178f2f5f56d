import AppSources
import ClusterPlatforms
import KubeObjects

/// An app while it is being changed: what was done to it so far, and why.
///
/// Every edit is done to the app and written down as an operation of a JSON patch at once, so that the patches give
/// exactly this app.
struct ChangeDraft {
    let original: App
    let origin: Platform
    let choices: PromotionChoices
    /// The app as it is by now.
    private(set) var app: App
    /// The platform with everything that the prerequisites bring.
    private(set) var platform: Platform
    /// The add-ons that were added to the platform as it was planned, with the findings they answer.
    private(set) var addOns: [(id: String, answers: [Answer])] = []
    private(set) var images: [ImageChange] = []
    private(set) var added: [AddedObject] = []
    private(set) var removed: [RemovedObject] = []
    private(set) var prerequisites: [Prerequisite] = []
    private(set) var decisions: [OpenDecision] = []
    private var steps: [ObjectKey: [ObjectPatch.Step]] = [:]
    /// Counts what was done, to tell when nothing more is.
    private(set) var revision = 0

    init(_ app: App, from origin: Platform, to platform: Platform, choices: PromotionChoices) {
        original = app
        self.app = app
        self.origin = origin
        self.platform = platform
        self.choices = choices
    }

    /// The patches, in the order of the app's objects.
    var patches: [ObjectPatch] {
        original.manifests.compactMap { manifest in
            guard let steps = steps[manifest.key], !steps.isEmpty else { return nil }
            return ObjectPatch(
                object: manifest.key, apiVersion: manifest.object[.apiVersion].string ?? "",
                hasWrittenNamespace: manifest.hasWrittenNamespace, steps: steps)
        }
    }

    /// The object as it is by now.
    subscript(key: ObjectKey) -> Value { app[key]?.object ?? .null }

    // MARK: Objects

    /// Adds an object, or changes the one of the same key that was added before.
    mutating func add(_ object: Value, answering answer: Answer) {
        let entry = AddedObject(object: object, answers: [answer])
        if let index = added.firstIndex(where: { $0.key == entry.key }) {
            guard added[index].object != object || !added[index].answers.contains(answer) else { return }
            if !added[index].answers.contains(answer) { added[index].answers.append(answer) }
            if added[index].object != object { revision += 1 }
            added[index].object = object
        } else {
            guard app[entry.key] == nil else { return }
            added.append(entry)
            revision += 1
        }
        app.manifests.removeAll { $0.key == entry.key }
        app.insert([Manifest(object)])
    }

    /// Leaves an object out.
    mutating func removeObject(_ key: ObjectKey, answering answer: Answer) {
        guard let manifest = app[key] else {
            if let index = removed.firstIndex(where: { $0.key == key }), !removed[index].answers.contains(answer) {
                removed[index].answers.append(answer)
            }
            return
        }
        app.manifests.removeAll { $0.key == key }
        revision += 1
        if added.contains(where: { $0.key == key }) {
            added.removeAll { $0.key == key }
            return
        }
        steps[key] = nil
        removed.append(
            RemovedObject(
                key: key, apiVersion: manifest.object[.apiVersion].string ?? "",
                hasWrittenNamespace: manifest.hasWrittenNamespace, answers: [answer]))
    }

    // MARK: Fields

    /// Sets a field, and makes the objects on the way to it.
    mutating func set(_ path: FieldPath, to value: Value, of key: ObjectKey, answering answer: Answer) {
        guard let index = app.manifests.firstIndex(where: { $0.key == key }) else { return }
        let object = app.manifests[index].object
        guard object[path] != value else { return note(answer, at: path, of: key) }
        let place = firstMissing(path, in: object)
        var changed = object
        changed[path] = value
        commit(changed, at: index)
        guard !isAdded(key, answer) else { return }
        guardIndices(of: place, in: object, key: key)
        let pointer = JSONPointer(place)
        let isNew = object[place].isNull
        record(isNew ? .add(pointer, changed[place]) : .replace(pointer, changed[place]), key, answer)
    }

    /// Adds an element behind the others of a list.
    mutating func append(_ value: Value, to path: FieldPath, of key: ObjectKey, answering answer: Answer) {
        guard let index = app.manifests.firstIndex(where: { $0.key == key }) else { return }
        let object = app.manifests[index].object
        let elements = object[path].elements
        guard !elements.contains(value) else { return note(answer, at: path, of: key) }
        guard !object[path].isNull else { return set(path, to: [value], of: key, answering: answer) }
        var changed = object
        changed[path] = .array(elements + [value])
        commit(changed, at: index)
        guard !isAdded(key, answer) else { return }
        guardIndices(of: path, in: object, key: key)
        record(.add(JSONPointer(tokens: JSONPointer(path).tokens + ["-"]), value), key, answer)
    }

    /// Removes a field or an element, and what is empty around it once it is gone, below `root`.
    mutating func remove(_ path: FieldPath, of key: ObjectKey, upTo root: FieldPath? = nil, answering answer: Answer) {
        guard let index = app.manifests.firstIndex(where: { $0.key == key }) else { return }
        let object = app.manifests[index].object
        guard !object[path].isNull else { return }
        var path = path
        if let root {
            while path.parent.elements.count > root.elements.count, path.parent.starts(with: root),
                object[path.parent].members.count == 1 || object[path.parent].elements.count == 1
            {
                path = path.parent
            }
        }
        var changed = object
        changed.remove(path)
        commit(changed, at: index)
        guard !isAdded(key, answer) else { return }
        guardIndices(of: path, in: object, key: key)
        record(.remove(JSONPointer(path)), key, answer)
    }

    private mutating func commit(_ object: Value, at index: Int) {
        app.manifests[index].object = object
        revision += 1
    }

    /// Whether the object was added by the change itself: then it is written whole.
    private mutating func isAdded(_ key: ObjectKey, _ answer: Answer) -> Bool {
        guard let index = added.firstIndex(where: { $0.key == key }) else { return false }
        added[index].object = self[key]
        if !added[index].answers.contains(answer) { added[index].answers.append(answer) }
        return true
    }

    private func firstMissing(_ path: FieldPath, in object: Value) -> FieldPath {
        var place = FieldPath.root
        for element in path.elements {
            place.elements.append(element)
            if object[place].isNull { return place }
        }
        return path
    }

    /// Writes an operation down; one that set the same place before gives way.
    private mutating func record(_ operation: JSONPatch.Operation, _ key: ObjectKey, _ answer: Answer) {
        if case .replace(let pointer, let value) = operation,
            let last = steps[key]?.lastIndex(where: { $0.operation.place == pointer })
        {
            let later = steps[key]?[(last + 1)...].contains { $0.operation.movesElements } ?? false
            switch steps[key]?[last].operation {
            case .add where !later && pointer.tokens.last != "-":
                return overwrite(.add(pointer, value), key, last, answer)
            case .replace where !later:
                return overwrite(.replace(pointer, value), key, last, answer)
            default: break
            }
        }
        if case .add(let pointer, let value) = operation, let last = steps[key]?.last,
            last.operation == .remove(pointer), !last.operation.movesElements, let index = steps[key]?.indices.last
        {
            return overwrite(.replace(pointer, value), key, index, answer)
        }
        steps[key, default: []].append(.init(operation: operation, answers: [answer]))
    }

    private mutating func overwrite(_ operation: JSONPatch.Operation, _ key: ObjectKey, _ at: Int, _ answer: Answer) {
        steps[key]?[at].operation = operation
        if steps[key]?[at].answers.contains(answer) == false { steps[key]?[at].answers.append(answer) }
    }

    /// Notes that an operation done before answers this as well.
    private mutating func note(_ answer: Answer, at path: FieldPath, of key: ObjectKey) {
        if let index = added.firstIndex(where: { $0.key == key }) {
            if !added[index].answers.contains(answer) { added[index].answers.append(answer) }
            return
        }
        let pointer = JSONPointer(path)
        guard
            let index = steps[key]?.lastIndex(where: { step in
                !step.answers.isEmpty && pointer.tokens.starts(with: step.operation.place.tokens)
            }), steps[key]?[index].answers.contains(answer) == false
        else { return }
        steps[key]?[index].answers.append(answer)
    }

    /// Writes down, before an operation that counts elements, which elements it means.
    private mutating func guardIndices(of path: FieldPath, in object: Value, key: ObjectKey) {
        for (depth, element) in path.elements.enumerated() {
            guard case .index = element else { continue }
            let place = FieldPath(Array(path.elements.prefix(depth + 1)))
            guard let test = Self.identity(of: object[place], at: place) else { continue }
            let known = steps[key] ?? []
            let since = known.lastIndex { $0.operation.movesElements }.map { $0 + 1 } ?? 0
            guard !known[since...].contains(where: { $0.operation == test }) else { continue }
            steps[key, default: []].append(.init(operation: test, answers: []))
        }
    }

    private static func identity(of element: Value, at place: FieldPath) -> JSONPatch.Operation? {
        guard !element.isNull else { return nil }
        let names: [FieldPath] = ["name", "metadata.name", "mountPath", "containerPort", "port", "kind", "ports"]
        for name in names where !element[name].isNull {
            return .test(JSONPointer(place.appending(name)), element[name])
        }
        return .test(JSONPointer(place), element)
    }

    // MARK: Around the objects

    /// Renames an image wherever it is used.
    mutating func rename(_ change: ImageChange) {
        if let index = images.firstIndex(where: { $0.name == change.name }) {
            for answer in change.answers where !images[index].answers.contains(answer) {
                images[index].answers.append(answer)
            }
            return
        }
        images.append(change)
        revision += 1
        for index in app.manifests.indices {
            guard let workload = Workload(app.manifests[index]) else { continue }
            for (path, container) in workload.containers {
                guard let image = container[.image].string, let name = change.renamed(image) else { continue }
                app.manifests[index].object[path.appending(.image)] = .string(name)
            }
        }
    }

    /// Counts on an add-on or cluster setting. Nothing where the platform cannot have it.
    mutating func require(addOn id: String, answering answer: Answer) {
        if let index = addOns.firstIndex(where: { $0.id == id }) {
            if !addOns[index].answers.contains(answer) { addOns[index].answers.append(answer) }
            return
        }
        guard !platform.addOns.contains(id), let next = try? platform.adding([id]) else { return }
        let gained = next.addOns.filter { !platform.addOns.contains($0) }
        // What an add-on needs is installed before it.
        addOns += gained.reversed().map { ($0, [answer]) }
        platform = next
        if !gained.isEmpty { revision += 1 }
    }

    /// Asks for something to be done before the app is applied.
    mutating func require(_ prerequisite: Prerequisite) {
        if let index = prerequisites.firstIndex(where: { $0.id == prerequisite.id && $0.topic == prerequisite.topic }) {
            for answer in prerequisite.answers where !prerequisites[index].answers.contains(answer) {
                prerequisites[index].answers.append(answer)
            }
            for command in prerequisite.commands where !prerequisites[index].commands.contains(command) {
                prerequisites[index].commands.append(command)
            }
            return
        }
        prerequisites.append(prerequisite)
    }

    /// Leaves something to a person.
    mutating func leaveOpen(_ decision: OpenDecision) {
        guard let index = decisions.firstIndex(where: { $0.flag == decision.flag && $0.what == decision.what }) else {
            decisions.append(decision)
            return
        }
        for object in decision.objects where !decisions[index].objects.contains(object) {
            decisions[index].objects.append(object)
        }
        for rule in decision.rules where !decisions[index].rules.contains(rule) {
            decisions[index].rules.append(rule)
        }
    }
}

extension JSONPatch.Operation {
    /// The place the operation works at.
    var place: JSONPointer {
        switch self {
        case .add(let path, _), .remove(let path), .replace(let path, _), .move(_, let path), .copy(_, let path),
            .test(let path, _):
            path
        }
    }

    /// Whether elements of a list may stand elsewhere afterwards.
    var movesElements: Bool {
        if case .remove(let path) = self { return path.tokens.last.map { Int($0) != nil } ?? false }
        return false
    }
}
