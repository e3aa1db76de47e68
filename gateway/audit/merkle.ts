/** RFC 6962 trees for the query log; bureaux verify with the same functions, so that they stand in schema/, which both may import. */
export {
  consistencyProof, emptyRoot, hashBytes, inclusionProof, leafHash, MerkleError, nodeHash, proofFrom, rootHash, treeLevels, verifyConsistency, verifyInclusion,
} from '../../schema/merkle.js';
