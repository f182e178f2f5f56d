import KubeObjects

// VolumeAttributesClasses and CSIStorageCapacities.

extension Validator {
    mutating func volumeAttributesClass(_ object: Value) {
        provisioner("driverName", of: object)
        parameters(of: object)
    }

    mutating func volumeAttributesClassUpdate(from old: Value, to new: Value) {
        immutable("driverName", from: old, to: new)
        immutable(.parameters, from: old, to: new)
    }

    mutating func csiStorageCapacity(_ object: Value) {
        let name = object[.storageClassName].text
        check(.storageClassName, name, Format.dnsSubdomain(name))
        for field: Key in ["capacity", "maximumVolumeSize"] {
            guard let amount = Quantity(object[field]), amount < .zero else { continue }
            invalid(field, was: .string(amount.description), because: Message.negative)
        }
    }

    mutating func csiStorageCapacityUpdate(from old: Value, to new: Value) {
        immutable("nodeTopology", from: old, to: new)
        immutable(.storageClassName, from: old, to: new)
    }
}
