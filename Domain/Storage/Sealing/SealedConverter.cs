using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gradcheck.Domain.Storage.Sealing;

/// <summary>Stores a sealed value as its envelope.</summary>
internal sealed class SealedConverter<T>(SealedColumn column)
    : ValueConverter<Sealed<T>, byte[]>(value => value.ToEnvelope(column), envelope => new Sealed<T>(column, envelope));

/// <summary>Sealed values never change; another value is another object.</summary>
internal sealed class SealedComparer<T>()
    : ValueComparer<Sealed<T>>(
        (left, right) => ReferenceEquals(left, right),
        value => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value),
        value => value
    );

/// <summary>Stores a blind index as its hash; a value that is looked for is hashed on the way.</summary>
internal sealed class BlindIndexConverter(Keyring keyring)
    : ValueConverter<BlindIndex, string>(index => index.ToHash(keyring), hash => BlindIndex.Stored(hash));
