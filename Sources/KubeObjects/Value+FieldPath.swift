extension Value {
    /// The value at a path, or ``null`` where there is none.
    ///
    /// Setting makes the objects on the way; setting ``null`` removes the member or the element. Setting an element
    /// works for the indices of the array and the one after its end (which appends); other indices change nothing.
    @_disfavoredOverload
    public subscript(path: FieldPath) -> Value {
        get {
            var value = self
            for element in path.elements {
                switch element {
                case .key(let key): value = value[key]
                case .index(let index): value = value[index]
                }
            }
            return value
        }
        set { set(path.elements[...], to: newValue) }
    }

    /// Removes what is at a path, and returns it; ``null`` where there was nothing.
    @discardableResult
    public mutating func remove(_ path: FieldPath) -> Value {
        let old: Value = self[path]
        if !old.isNull { self[path] = .null }
        return old
    }

    private mutating func set(_ path: ArraySlice<FieldPath.Element>, to newValue: Value) {
        guard let first = path.first else {
            self = newValue
            return
        }
        let rest = path.dropFirst()
        switch first {
        case .key(let key):
            // Removing what is not there must not turn this value into an object.
            if newValue.isNull, self[key].isNull { return }
            if rest.isEmpty { self[key] = newValue } else { self[key].set(rest, to: newValue) }
        case .index(let index):
            guard case .array(var elements) = self, index >= 0 else {
                if self.isNull, index == 0, !newValue.isNull {
                    var element = Value.null
                    element.set(rest, to: newValue)
                    self = .array([element])
                }
                return
            }
            guard index < elements.count || (index == elements.count && !newValue.isNull) else { return }
            self = .null
            if rest.isEmpty, newValue.isNull {
                elements.remove(at: index)
            } else {
                if index == elements.count { elements.append(.null) }
                elements[index].set(rest, to: newValue)
            }
            self = .array(elements)
        }
    }
}
