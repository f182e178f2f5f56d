import KubeObjects

/// Reads files of values: one or more YAML documents, each an object.
enum ValuesFile {
    /// The documents that say something.
    static func documents(bytes: [UInt8], file: String) throws(ChartError) -> [Document] {
        let documents: [Document]
        do throws(ReadError) {
            documents = try YAMLReader.documents(bytes: bytes, file: file, duplicateKeys: .reported)
        } catch {
            throw ChartError(error)
        }
        for document in documents {
            guard case .object = document.value else {
                throw ChartError(
                    "these values are \(document.value.typeName), expected an object such as 'replicas: 1'",
                    at: document.valuePosition(of: .root).description)
            }
        }
        return documents
    }

    /// The documents merged in their order; of two that set the same, the later counts.
    static func table(
        _ documents: [Document], means: ValueSetting.Means, ledger: SettingLedger?
    ) -> ValuesTable {
        var result = ValuesTable()
        for document in documents {
            let place = ledger?.add(document, means) ?? 0
            guard let table = merged(document.value, place: place, ledger: ledger).table else { continue }
            result = result.isEmpty ? table : merge(result, table, ledger)
        }
        return result
    }

    /// A value as Go's JSON reader yields it: all numbers are `float64`.
    static func merged(_ value: Value, place: UInt32, ledger: SettingLedger?) -> MergedValue {
        let content: MergedValue.Content
        switch value {
        case .null: content = .null
        case .bool(let flag): content = .bool(flag)
        case .integer(let number): content = .float(Double(number))
        case .double(let number): content = .float(number)
        case .string(let text): content = .string(text)
        case .array(let elements):
            content = .list(
                elements.enumerated().map { index, element in
                    merged(element, place: ledger?.child(place, .index(index)) ?? 0, ledger: ledger)
                })
        case .object(let members):
            var table: [String: MergedValue] = [:]
            table.reserveCapacity(members.count)
            for member in members {
                let place = ledger?.child(place, .key(member.key)) ?? 0
                table[member.key.text] = merged(member.value, place: place, ledger: ledger)
            }
            content = .table(ValuesTable(table))
        }
        return MergedValue(content: content, settings: ledger?.chain(place) ?? 0)
    }

    /// A value of a flag: all parts have the flag's settings.
    static func merged(_ value: Value, settings: UInt32) -> MergedValue {
        func setting(_ value: MergedValue) -> MergedValue {
            switch value.content {
            case .list(let elements):
                return MergedValue(content: .list(elements.map(setting)), settings: settings)
            case .table(let table):
                return MergedValue(
                    content: .table(ValuesTable(table.members.mapValues(setting))), settings: settings)
            default: return MergedValue(content: value.content, settings: settings)
            }
        }
        return setting(merged(value, place: 0, ledger: nil))
    }

    /// Lays `over` on `under`; tables merge, everything else is replaced, by `null` too (Helm's `MergeMaps`).
    static func merge(_ under: ValuesTable, _ over: ValuesTable, _ ledger: SettingLedger?) -> ValuesTable {
        let result = under.shallowCopy()
        for (key, value) in over.members {
            guard let before = result[key] else {
                result[key] = value
                continue
            }
            var merged = value
            if let upper = value.table, let lower = before.table {
                merged.content = .table(merge(lower, upper, ledger))
            }
            if let ledger { merged.settings = ledger.join(value.settings, over: before.settings) }
            result[key] = merged
        }
        return result
    }
}
